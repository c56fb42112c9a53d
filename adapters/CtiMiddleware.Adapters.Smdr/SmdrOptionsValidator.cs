namespace CtiMiddleware.Adapters.Smdr;

/// <summary>Checks options, all of them at once. Stateless.</summary>
public static class SmdrOptionsValidator
{
    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(SmdrOptions options)
    {
        var errors = new List<string>();
        if (!Enum.IsDefined(options.Parity))
            errors.Add($"Parity: {options.Parity} is none.");
        if (options.Parity != SmdrParity.None && options.Layout.EightBit)
            errors.Add($"Parity: the layout {options.Layout.Name} has characters of eight bits; there is no room for a parity bit.");
        if (options.Login && options.Layout.Login.Count == 0)
            errors.Add($"Login: the layout {options.Layout.Name} has none.");
        if (options.Login && options.Listens)
            errors.Add("Login: a PBX that connects to us asks for none.");
        if (options.LineTimeout < TimeSpan.FromSeconds(1) || options.LineTimeout > TimeSpan.FromMinutes(10))
            errors.Add("LineTimeout: give 1 s to 10 minutes.");
        return errors;
    }
}
