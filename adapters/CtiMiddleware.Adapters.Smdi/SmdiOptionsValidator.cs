using Microsoft.Extensions.Options;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>Checks the bounds that stand on <see cref="SmdiOptions"/>, all of them at once. Stateless.</summary>
public sealed class SmdiOptionsValidator : IValidateOptions<SmdiOptions>
{
    /// <summary>The most lines of message desks on one link.</summary>
    public const int MaxPorts = 4_096;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SmdiOptions options)
    {
        var bounds = new SmdiBoundsValidator().Validate(name, options);
        var failures = new List<string>(bounds.Failures ?? []);
        if (!Enum.IsDefined(options.Parity))
            failures.Add($"Parity: {options.Parity} is none of auto, even, odd, none.");
        if (options.Ports.Count > MaxPorts)
            failures.Add($"Ports: {options.Ports.Count} lines; at most {MaxPorts}.");
        foreach (var (port, device) in options.Ports)
        {
            if (device.Length == 0 || device.StartsWith(':') || device.EndsWith(':'))
                failures.Add($"Ports: '{device}' at {port} names no device; write its number, or switch:number.");
        }
        foreach (var length in options.NumberLengths)
        {
            if (length is < 1 or > Messages.SmdiMessage.MaxDigits)
                failures.Add($"NumberLengths: {length} is not between 1 and {Messages.SmdiMessage.MaxDigits}.");
        }
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
