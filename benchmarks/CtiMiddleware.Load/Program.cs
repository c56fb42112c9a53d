using CtiMiddleware.Load;

return args switch
{
    ["burst"] => await BurstRun.RunAsync(),
    ["latency", .. var rest] => await LatencyRun.RunAsync(rest),
    ["resync", .. var rest] => await SimulatedRuns.ResyncAsync(rest),
    ["memory", .. var rest] => await SimulatedRuns.MemoryAsync(rest),
    ["audiosocket", .. var rest] => await AudioSocketRun.RunAsync(rest),
    ["audiosocket-board", var port] => await AudioSocketBoard.ServeAsync(
        int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)
    ),
    ["audiosocket-relay", var port] => AudioSocketRelay.Serve(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "burst | latency [--seconds 60] [--runs 5] | resync [--calls 2000] | memory [--minutes 10] [--calls 5000] | audiosocket [--channels 100] [--for 30]"
    );
    return 2;
}
