using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Rest;

/// <summary>Reads numbers, devices and texts out of requests. Whatever could break out of a line of a switch's protocol is refused here, once for all adapters.</summary>
public static class Numbers
{
    private const int MaxNumber = 64;
    private const int MaxText = 1024;
    private const int MaxPairs = 64;

    /// <summary>A device of the form <c>hq:2001</c> that the caller may command.</summary>
    public static DeviceId Device(Caller caller, string field, string value)
    {
        Text(field, value, MaxNumber);
        var device = new DeviceId(value);
        if (device.Switch.IsEmpty || device.Number.IsEmpty)
            throw ProblemException.At(ProblemCodes.InvalidValue, field, $"'{value}' is not a device; write it as hq:2001.");
        if (!caller.Covers(value))
            throw ProblemException.At(ProblemCodes.DeviceRule, field, $"The key '{caller.Key.Id}' may not use '{value}'.");
        return device;
    }

    /// <summary>What to dial: the digits, also out of a device of the same switch.</summary>
    public static string Destination(string field, string value, SwitchId @switch)
    {
        Text(field, value, MaxNumber);
        var own = @switch.Value + ":";
        var number = value.StartsWith(own, StringComparison.Ordinal) ? value[own.Length..] : value;
        return number.Length > 0 ? number : throw ProblemException.At(ProblemCodes.InvalidValue, field, $"'{field}' is empty.");
    }

    /// <summary>A group's number out of <c>hq:support</c> or <c>support</c>; null for null.</summary>
    public static string? Group(string? value, SwitchId @switch) => value is null ? null : Destination("group", value, @switch);

    /// <summary>Digits as they can be sent as tones.</summary>
    public static string Digits(string field, string value) =>
        value.Length is > 0 and <= MaxNumber && value.All(c => char.IsAsciiDigit(c) || c is '*' or '#' or (>= 'A' and <= 'D'))
            ? value
            : throw ProblemException.At(ProblemCodes.InvalidValue, field, "It must be 1 to 64 of 0–9, *, #, A–D.");

    /// <summary>A text of one line.</summary>
    public static string Text(string field, string value, int max = MaxText)
    {
        if (value.Length == 0 || value.Length > max)
            throw ProblemException.At(ProblemCodes.InvalidValue, field, $"'{field}' must have 1 to {max} characters.");
        return value.Any(char.IsControl)
            ? throw ProblemException.At(ProblemCodes.InvalidValue, field, $"'{field}' has control characters.")
            : value;
    }

    /// <summary>A text of one line, or null.</summary>
    public static string? OptionalText(string field, string? value, int max = MaxText) => value is null ? null : Text(field, value, max);

    /// <summary>Attached data.</summary>
    public static IReadOnlyDictionary<string, string?> UserData(string field, IReadOnlyDictionary<string, string?> values)
    {
        if (values.Count is 0 or > MaxPairs)
            throw ProblemException.At(ProblemCodes.InvalidValue, field, $"It must have 1 to {MaxPairs} keys.");
        foreach (var (key, value) in values)
        {
            Text($"{field}.{key}", key, MaxNumber);
            if (value is { Length: > 0 })
                Text($"{field}.{key}", value);
        }
        return values;
    }

    /// <summary>A switch-scoped agent, as its switch and its identifier there.</summary>
    public static (SwitchId Switch, string Agent) Agent(string id)
    {
        var parts = id.Split(":agent:", 2);
        if (parts is not [{ Length: > 0 } @switch, { Length: > 0 } agent] || id.Length > MaxNumber || id.Any(char.IsControl))
            throw new ProblemException(ProblemCodes.NoAgent, $"'{id}' is not known.");
        return (new SwitchId(@switch), agent);
    }
}
