namespace CtiMiddleware.Simulators.Host;

/// <summary>One mode of <c>cti-sim</c>.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Summary">What it does, in one line.</param>
/// <param name="Usage">Its arguments.</param>
/// <param name="Run">Does it; gives the exit code.</param>
public sealed record SimVerb(
    string Name,
    string Summary,
    string Usage,
    Func<SimArguments, TextWriter, TextWriter, CancellationToken, Task<int>> Run
);
