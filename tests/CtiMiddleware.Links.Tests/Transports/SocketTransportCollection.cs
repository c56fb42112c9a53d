namespace CtiMiddleware.Links.Tests.Transports;

/// <summary>Measures milliseconds of a writer: other tests of the process must not run beside it.</summary>
[CollectionDefinition(nameof(SocketTransportTests), DisableParallelization = true)]
public sealed class SocketTransportCollection;
