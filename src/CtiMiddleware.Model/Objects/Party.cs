using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Model.Objects;

/// <summary>A party of a call: caller, called, last redirection.</summary>
/// <param name="Status">Whether it is told (field rule 24).</param>
public sealed record Party(PartyStatus Status)
{
    /// <summary>The switch-scoped device, when the number is one of this switch's devices or could be one.</summary>
    public DeviceId? Device { get; init; }

    /// <summary>The digits as reported; null when not told or masked.</summary>
    public string? Number { get; init; }

    /// <summary>The display name as reported.</summary>
    public string? Name { get; init; }
}
