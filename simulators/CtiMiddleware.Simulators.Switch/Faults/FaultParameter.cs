namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>One parameter of a kind of fault.</summary>
/// <param name="Name">As it is written: <c>ms</c>.</param>
/// <param name="Needed">Without it the fault is refused.</param>
/// <param name="Meaning">What it may be, as part of a sentence.</param>
/// <param name="Accepts">Whether a text is such a value.</param>
public sealed record FaultParameter(string Name, bool Needed, string Meaning, Func<string, bool> Accepts);
