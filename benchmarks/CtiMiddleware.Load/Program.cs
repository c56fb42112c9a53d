using CtiMiddleware.Load;

return args switch
{
    ["burst"] => await BurstRun.RunAsync(),
    ["latency", .. var rest] => await LatencyRun.RunAsync(rest),
    ["resync", .. var rest] => await SimulatedRuns.ResyncAsync(rest),
    ["memory", .. var rest] => await SimulatedRuns.MemoryAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("burst | latency [--seconds 60] [--runs 5] | resync [--calls 2000] | memory [--minutes 10] [--calls 5000]");
    return 2;
}
