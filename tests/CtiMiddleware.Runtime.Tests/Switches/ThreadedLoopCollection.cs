namespace CtiMiddleware.Runtime.Tests.Switches;

/// <summary>Measures milliseconds of a writer: other tests of the process must not run beside it.</summary>
[CollectionDefinition(nameof(ThreadedLoopTests), DisableParallelization = true)]
public sealed class ThreadedLoopCollection;
