namespace CtiMiddleware.Client;

/// <summary>One step of testing a link.</summary>
/// <param name="Step">Its name.</param>
/// <param name="Ok">Whether it succeeded.</param>
/// <param name="Sentence">What was found, in a sentence.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record LinkTestStep(string Step, bool Ok, string? Sentence, double Milliseconds);
