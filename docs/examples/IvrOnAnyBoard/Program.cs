using CtiMiddleware.Client;
using IvrOnAnyBoard;

// An IVR of nine steps by the public API only; docs/guides/ivr-on-any-board.md walks through it.
if (args.Length < 2)
{
    Console.Error.WriteLine("IvrOnAnyBoard <url> <api key> [--line vm1:line=hq:2101]… [--group hq:610] [--desk hq:1001]");
    return 2;
}
var lines = Values("--line").Select(IvrLine.Parse).ToList();
var options = new IvrOptions
{
    Lines = lines.Count > 0 ? lines : [new IvrLine("vm1:line", "hq:2101"), new IvrLine("vm2:line", "hq:2102")],
    Group = Values("--group").LastOrDefault() ?? "hq:610",
};
using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};
var ladder = new Ladder(Console.Out, TimeProvider.System);
try
{
    await using var client = await CtiClient.ConnectAsync(args[0], args[1], stopping.Token);
    var desks = Values("--desk").DefaultIfEmpty("hq:1001").Select(device => new AgentDesk(client, device, options, ladder));
    await Task.WhenAll([
        new Ivr(client, options, ladder).RunAsync(stopping.Token),
        new ReleaseRecords(client, ladder).RunAsync(stopping.Token),
        .. desks.Select(desk => desk.RunAsync(stopping.Token)),
    ]);
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 0;
}
catch (CtiException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
return 0;

IEnumerable<string> Values(string name) =>
    args.Select((text, at) => (text, at)).Where(one => one.text == name && one.at + 1 < args.Length).Select(one => args[one.at + 1]);
