namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A number that the switch answers with an announcement and, where wanted, collects digits. Read on the kernel only.</summary>
public sealed class VoiceUnit
{
    internal VoiceUnit(string number, string name, VoiceUnitOptions options)
    {
        Number = number;
        Name = name;
        Options = options;
    }

    /// <summary>The number to dial.</summary>
    public string Number { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public VoiceUnitOptions Options { get; }
}
