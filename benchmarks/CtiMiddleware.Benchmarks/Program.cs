using BenchmarkDotNet.Running;
using CtiMiddleware.Benchmarks;

return args switch
{
    ["recordings", .. var rest] => RecordingsRun.Run(rest),
    ["media", .. var rest] => MediaRun.Run(rest),
    ["ged188", .. var rest] => GedRun.Run(rest),
    ["ged188-fuzz", .. var rest] => GedFuzz.Run(rest),
    ["pty", .. var rest] => PtyRun.Run(rest),
    _ => BenchmarkSwitcher.FromAssembly(typeof(RecordingsRun).Assembly).Run(args).Any() ? 0 : 2,
};
