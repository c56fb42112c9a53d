namespace CtiMiddleware.Model.Devices;

/// <summary>
/// A party as an event names it: ECMA-269 subject, calling, called and redirection device identifiers. The number is the dialable number as
/// the switch reports it, not switch-scoped; never guessed (field rules 24 and 64).
/// </summary>
/// <param name="Status">Whether the number is given; when it is not, why.</param>
/// <param name="Number">The digits as reported; null unless <paramref name="Status"/> is <see cref="PartyStatus.Provided"/>.</param>
/// <param name="Name">The display name as reported, or null. Extension.</param>
public readonly record struct PartyDevice(PartyStatus Status, string? Number, string? Name = null)
{
    /// <summary>What the device is, when the adapter knows; null when it does not. Extension.</summary>
    public DeviceCategory? Category { get; init; }

    /// <summary>The switch does not know the party.</summary>
    public static readonly PartyDevice NotKnown = new(PartyStatus.NotKnown, null);

    /// <summary>The event has no such party.</summary>
    public static readonly PartyDevice NotRequired = new(PartyStatus.NotRequired, null);

    /// <summary>A given number, or <see cref="NotKnown"/> when it is null or empty.</summary>
    public static PartyDevice Of(string? number, string? name = null) =>
        string.IsNullOrEmpty(number)
            ? (name is null ? NotKnown : new(PartyStatus.NotKnown, null, name))
            : new(PartyStatus.Provided, number, name);
}
