using CtiMiddleware.Media.Dtmf;

namespace CtiMiddleware.Simulators.Board.Callers;

/// <summary>How a scripted caller hears and sounds.</summary>
public sealed record ScriptedCallerOptions
{
    /// <summary>Whose tones it knows, ISO 3166-1; <c>US</c>.</summary>
    public string Country { get; init; } = "US";

    /// <summary>Level of noise in everything it sends, dBm0; null for none.</summary>
    public double? Noise { get; init; }

    /// <summary>Chooses the noise.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How it presses keys where a step does not say.</summary>
    public DtmfSignal Keys { get; init; } = DtmfSignal.Usual;

    /// <summary>Lines of trace that are kept; further ones are counted in <see cref="ScriptedCaller.TraceDropped"/>. 1,000.</summary>
    public int TraceLimit { get; init; } = 1000;
}
