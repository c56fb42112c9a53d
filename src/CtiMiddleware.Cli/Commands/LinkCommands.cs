using System.CommandLine;
using System.Globalization;
using CtiMiddleware.Cli.Output;
using CtiMiddleware.Cli.Settings;
using CtiMiddleware.Client;

namespace CtiMiddleware.Cli.Commands;

/// <summary><c>cti link</c>: links to switches.</summary>
internal static class LinkCommands
{
    public static Command Create(CliHost host) => new("link", "Links to switches.") { List(host), Show(host), Test(host) };

    /// <summary>The links as a table or as records.</summary>
    public static void Show(IEnumerable<Link> links, Report report, string? word) =>
        report.Table(
            word,
            ["link", "switch", "role", "address", "state", "since", "reason"],
            links.Select(static link =>
                new[]
                {
                    link.Id,
                    link.Switch,
                    link.Role,
                    link.Address,
                    link.State,
                    link.Since.ToString("u", CultureInfo.InvariantCulture),
                    link.Reason,
                }
            ),
            static (column, text) => column == 4 ? States.StyleOf(text) : null
        );

    private static Command List(CliHost host)
    {
        var command = new Command("list", "Every link and its state.");
        var connection = ConnectionOptions.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                await using var client = await connection.Resolve(parsed, host).ConnectAsync(host, stop);
                var report = new Report(host, connection.Json(parsed));
                var links = await Pages.AllAsync(client.Links.ListAsync, stop);
                if (report.IsJson)
                    links.ForEach(report.Json);
                else
                    Show(links, report, word: null);
                return ExitCodes.Ok;
            }
        );
        return command;
    }

    private static Command Show(CliHost host)
    {
        var command = new Command("show", "One link. Ends with code 6 when it is not up.");
        var id = new Argument<string>("link") { Description = "Its name, for example hq-1." };
        command.Add(id);
        var connection = ConnectionOptions.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                await using var client = await connection.Resolve(parsed, host).ConnectAsync(host, stop);
                var report = new Report(host, connection.Json(parsed));
                var link = await client.Links.GetAsync(parsed.GetRequiredValue(id), stop);
                if (report.IsJson)
                    report.Json(link);
                else
                    Show([link], report, word: null);
                return link.State is "up" or "degraded" ? ExitCodes.Ok : ExitCodes.LinkDown;
            }
        );
        return command;
    }

    private static Command Test(CliHost host)
    {
        var command = new Command("test", "Tries a link step by step, beside the one that is up. Ends with code 6 when a step fails.");
        var id = new Argument<string>("link") { Description = "Its name, for example hq-1." };
        command.Add(id);
        var connection = ConnectionOptions.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                await using var client = await connection.Resolve(parsed, host).ConnectAsync(host, stop);
                var report = new Report(host, connection.Json(parsed));
                var test = await Progress.RunAsync(
                    report,
                    $"testing {parsed.GetValue(id)}",
                    () => client.Links.TestAsync(parsed.GetRequiredValue(id), stop)
                );
                if (report.IsJson)
                    report.Json(test);
                else
                    report.Table(
                        word: null,
                        ["step", "result", "ms", "what happened"],
                        test.Steps.Select(static step =>
                            new[]
                            {
                                step.Step,
                                step.Ok ? "ok" : "failed",
                                step.Milliseconds.ToString("0.0", CultureInfo.InvariantCulture),
                                step.Sentence,
                            }
                        ),
                        static (column, text) => column == 1 ? States.StyleOf(text) : null
                    );
                return test.Ok ? ExitCodes.Ok : ExitCodes.LinkDown;
            }
        );
        return command;
    }
}
