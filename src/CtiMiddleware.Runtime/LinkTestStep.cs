namespace CtiMiddleware.Runtime;

/// <summary>One step of testing a link.</summary>
/// <param name="Step">The step: <c>resolve</c>, <c>connect</c>, <c>tls</c>, <c>greeting</c>, <c>login</c>, <c>heartbeat</c>, <c>snapshot</c>.</param>
/// <param name="Ok">Whether it succeeded.</param>
/// <param name="Sentence">What was found, in a sentence for people, without secrets.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record LinkTestStep(string Step, bool Ok, string Sentence, double Milliseconds);
