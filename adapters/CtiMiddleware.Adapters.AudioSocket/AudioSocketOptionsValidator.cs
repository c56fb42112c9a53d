using Microsoft.Extensions.Options;

namespace CtiMiddleware.Adapters.AudioSocket;

/// <summary>Checks <see cref="AudioSocketOptions"/>, all errors at once. Stateless.</summary>
public sealed class AudioSocketOptionsValidator : IValidateOptions<AudioSocketOptions>
{
    private const int MaxDevices = 10_000;
    private const int MaxNumber = 64;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AudioSocketOptions options)
    {
        var failures = new List<string>();
        if (options.Line is not null && !IsNumber(options.Line))
            failures.Add($"Line: '{options.Line}' is no number of a device: 1 to {MaxNumber} characters without ':' and blanks.");
        if (options.Devices.Count > MaxDevices)
            failures.Add($"Devices: {options.Devices.Count} UUIDs; at most {MaxDevices}.");
        var seen = new HashSet<Guid>();
        foreach (var (uuid, device) in options.Devices)
        {
            if (!Guid.TryParse(uuid, out var id))
                failures.Add($"Devices: '{uuid}' is no UUID.");
            else if (!seen.Add(id))
                failures.Add($"Devices: {id} comes twice.");
            if (!IsNumber(device))
                failures.Add($"Devices: '{device}' at {uuid} is no number of a device.");
        }
        if (options.MaxCalls is < 1 or > 100_000)
            failures.Add($"MaxCalls: {options.MaxCalls} is not between 1 and 100,000.");
        if (options.IdentifyTimeout < TimeSpan.FromMilliseconds(100) || options.IdentifyTimeout > TimeSpan.FromMinutes(1))
            failures.Add($"IdentifyTimeout: {options.IdentifyTimeout} is not between 0.1 and 60 seconds.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsNumber(string text) =>
        text.Length is > 0 and <= MaxNumber && !text.Any(static c => c == ':' || char.IsWhiteSpace(c) || char.IsControl(c));
}
