using BenchmarkDotNet.Attributes;

namespace CtiMiddleware.Benchmarks;

/// <summary>Bytes → uniform events, over the recordings with fresh identifiers; one operation is one pass. Freshening is part of it.</summary>
[MemoryDiagnoser]
public class PipelineBenchmark
{
    private readonly Corpus _corpus = Corpus.Load();
    private readonly Pipeline _adapter = new(registry: false);
    private readonly Pipeline _registry = new(registry: true);
    private int _pass = 10_000;

    /// <summary>Adapter and call model alone.</summary>
    [Benchmark(Baseline = true)]
    public long Adapter() => Pass(_adapter);

    /// <summary>With the registries of calls, devices, agents and groups.</summary>
    [Benchmark]
    public long AdapterAndRegistries() => Pass(_registry);

    private long Pass(Pipeline pipeline)
    {
        _corpus.Freshen(++_pass % 100_000);
        pipeline.Feed(_corpus.Bytes);
        return pipeline.Emitted;
    }
}
