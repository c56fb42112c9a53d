using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Identifiers;

/// <summary>A switch-scoped device identifier, for example `hq:2001`: the switch name, a colon and the dialable number (docs/adr/0010).</summary>
/// <param name="Value">The text, opaque to applications except where the summary says otherwise. Compared ordinally.</param>
[JsonConverter(typeof(IdentifierJsonConverter<DeviceId>))]
public readonly record struct DeviceId(string Value) : IIdentifier<DeviceId>
{
    /// <inheritdoc/>
    public static DeviceId FromText(string value) => new(value);

    /// <summary>The name of the switch: what stands before the first colon; empty when there is none.</summary>
    public ReadOnlySpan<char> Switch => Value.AsSpan(0, Math.Max(0, Value.IndexOf(':', StringComparison.Ordinal)));

    /// <summary>The dialable number: what stands after the first colon.</summary>
    public ReadOnlySpan<char> Number => Value.AsSpan(Value.IndexOf(':', StringComparison.Ordinal) + 1);

    /// <summary>Builds the identifier of a number on a switch.</summary>
    public static DeviceId Of(SwitchId @switch, string number) => new(string.Concat(@switch.Value, ":", number));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
