namespace CtiMiddleware.Runtime.Tests.Switches;

/// <summary>Measures time, or memory of the whole process: other tests of the process must not run beside it.</summary>
[CollectionDefinition(nameof(ThreadedLoopTests), DisableParallelization = true)]
public sealed class ThreadedLoopCollection;
