using System.CommandLine;
using System.Globalization;
using System.Threading.Channels;
using CtiMiddleware.Cli.Output;
using CtiMiddleware.Cli.Settings;
using CtiMiddleware.Cli.Watching;
using CtiMiddleware.Client;
using Spectre.Console;

namespace CtiMiddleware.Cli.Commands;

/// <summary><c>cti watch</c>: events as they come, as a live ladder on a terminal, else one a line.</summary>
internal static class WatchCommand
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    public static Command Create(CliHost host)
    {
        var command = new Command("watch", "Events as they come: a live ladder of calls on a terminal, else one event a line.");
        var devices = new Option<string[]>("--device")
        {
            Description = "Only these, with * and ?, for example hq:10??; may stand several times.",
        };
        var types = new Option<string[]>("--type") { Description = "Only these types, for example cti.call.*; may stand several times." };
        var switches = new Option<string[]>("--switch") { Description = "Only these switches; may stand several times." };
        var state = new Option<string?>("--state")
        {
            Description = "Only events after which their connection is in this state, for example failed.",
        };
        state.AcceptOnlyFromAmong("initiated", "alerting", "connected", "hold", "queued", "fail", "failed");
        var from = new Option<string?>("--from") { Description = "Go on behind this cursor instead of beginning with what there is." };
        var count = new Option<int?>("--count") { Description = "End after so many events." };
        foreach (var option in (Option[])[devices, types, switches, state, from, count])
            command.Add(option);
        var connection = ConnectionOptions.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                var settings = connection.Resolve(parsed, host);
                await using var client = await settings.ConnectAsync(host, stop);
                var report = new Report(host, connection.Json(parsed));
                var filter = new EventFilter
                {
                    Devices = Given(parsed.GetValue(devices)),
                    Types = Given(parsed.GetValue(types)),
                    Switch = Given(parsed.GetValue(switches)),
                };
                var wanted = parsed.GetValue(state) is "failed" ? "fail" : parsed.GetValue(state);
                var events = Take(client.EventsAsync(filter, parsed.GetValue(from), stop), wanted, parsed.GetValue(count));
                if (report.Terminal is { } terminal && host.ReadKey is { } readKey)
                    await LiveAsync(terminal, readKey, events, settings.ToString(), host.Time, stop);
                else
                    await LinesAsync(events, report, host);
                return ExitCodes.Ok;
            }
        );
        return command;
    }

    private static string[]? Given(string[]? values) => values is { Length: > 0 } ? values : null;

    private static async IAsyncEnumerable<CtiEvent> Take(IAsyncEnumerable<CtiEvent> events, string? state, int? count)
    {
        var left = count ?? int.MaxValue;
        if (left <= 0)
            yield break;
        await foreach (var happened in events)
        {
            // What the stream says of itself is never filtered away: a gap in what is seen must be seen.
            if (state is not null && happened is LogEvent && (happened as CallEvent)?.Connection?.State != state)
                continue;
            yield return happened;
            if (happened is LogEvent && --left == 0)
                yield break;
        }
    }

    private static async Task LinesAsync(IAsyncEnumerable<CtiEvent> events, Report report, CliHost host)
    {
        var model = new LadderModel(host.Time, maxRows: 1);
        await foreach (var happened in events)
        {
            var row = model.Apply(happened);
            if (report.IsJson)
                report.Json(Document(happened, row));
            else
                host.Out.WriteLine(
                    string.Join(
                        '\t',
                        new[]
                        {
                            row.Time.ToString("o", CultureInfo.InvariantCulture),
                            row.Type,
                            row.Subject,
                            row.Device,
                            row.State,
                            row.Cause,
                            row.Mark,
                        }.Select(Report.Plain)
                    )
                );
            await host.Out.FlushAsync();
        }
    }

    private static object Document(CtiEvent happened, LadderRow row) =>
        happened is LogEvent log
            ? new
            {
                log.Cursor,
                log.Seq,
                log.Id,
                log.Type,
                log.Time,
                log.Subject,
                log.Thread,
                log.Data,
            }
            : new
            {
                happened.Cursor,
                happened.Seq,
                Type = "client." + row.Type,
                row.Time,
                Detail = row.Cause,
            };

    private static async Task LiveAsync(
        IAnsiConsole terminal,
        Func<ConsoleKeyInfo?> readKey,
        IAsyncEnumerable<CtiEvent> events,
        string title,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var model = new LadderModel(time);
        var screen = new LadderScreen(model, title);
        var queue = Channel.CreateBounded<CtiEvent>(1000);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var pump = PumpAsync(events, queue.Writer, end.Token);
        try
        {
            terminal.Write(new ControlCode("\u001b[?1049h\u001b[2J"));
            await terminal
                .Live(screen.Render(terminal.Profile.Width, terminal.Profile.Height))
                .Overflow(VerticalOverflow.Crop)
                .StartAsync(live => DrawAsync(terminal, readKey, live, screen, model, queue.Reader, time, stop));
        }
        finally
        {
            terminal.Write(new ControlCode("\u001b[?1049l"));
            await end.CancelAsync();
            await pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        // What ended the stream, a refused key for instance, is told on the ordinary screen.
        if (pump.IsFaulted)
            await pump;
    }

    private static async Task PumpAsync(IAsyncEnumerable<CtiEvent> events, ChannelWriter<CtiEvent> queue, CancellationToken end)
    {
        try
        {
            await foreach (var happened in events.WithCancellation(end))
                await queue.WriteAsync(happened, end);
        }
        finally
        {
            queue.Complete();
        }
    }

    private static async Task DrawAsync(
        IAnsiConsole terminal,
        Func<ConsoleKeyInfo?> readKey,
        LiveDisplayContext live,
        LadderScreen screen,
        LadderModel model,
        ChannelReader<CtiEvent> queue,
        TimeProvider time,
        CancellationToken stop
    )
    {
        using var timer = new PeriodicTimer(Frame, time);
        var drawn = (Width: 0, Height: 0);
        while (await timer.WaitForNextTickAsync(stop))
        {
            var dirty = drawn != (terminal.Profile.Width, terminal.Profile.Height);
            while (queue.TryRead(out var happened))
            {
                model.Apply(happened);
                dirty = true;
            }
            while (readKey() is { } key)
            {
                if (!screen.Press(key))
                    return;
                dirty = true;
            }
            if (dirty)
            {
                drawn = (terminal.Profile.Width, terminal.Profile.Height);
                live.UpdateTarget(screen.Render(drawn.Width, drawn.Height - 1));
            }
            if (queue.Completion.IsCompleted)
                return;
        }
    }
}
