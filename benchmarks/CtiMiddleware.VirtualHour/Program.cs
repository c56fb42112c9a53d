using System.Globalization;
using CtiMiddleware.VirtualHour;

var (seed, calls, runs, log) = (42UL, 10_000, 5, true);
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--seed" when i + 1 < args.Length && ulong.TryParse(args[i + 1], out seed):
            i++;
            break;
        case "--calls" when i + 1 < args.Length && int.TryParse(args[i + 1], out calls) && calls > 0:
            i++;
            break;
        case "--runs" when i + 1 < args.Length && int.TryParse(args[i + 1], out runs) && runs > 0:
            i++;
            break;
        case "--no-log":
            log = false;
            break;
        default:
            Console.Error.WriteLine("[--seed 42] [--calls 10000] [--runs 5] [--no-log]");
            return 2;
    }
}
for (var run = 0; run < runs; run++)
{
    var hour = Hour.Run(seed, calls, log);
    var account = hour.Account;
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{account.Begun} calls, {hour.Events} events in {hour.Took.TotalMilliseconds:F0} ms ({hour.Processor.TotalMilliseconds:F0} ms of processor time): {account.Answered} answered, {account.Abandoned} abandoned, {account.Busy} busy, {account.Queued} queued, {account.Held} held, {account.Transferred} transferred, {account.Conferenced} conferenced {hour.Hash}"
        )
    );
}
return 0;
