using System.CommandLine;
using System.Globalization;
using CtiMiddleware.Cli.Output;
using CtiMiddleware.Cli.Settings;
using CtiMiddleware.Client;

namespace CtiMiddleware.Cli.Commands;

/// <summary><c>cti call</c>: calls and what can be done with them.</summary>
internal static class CallCommands
{
    public static Command Create(CliHost host) =>
        new("call", "Calls: list, make, answer, hold, retrieve, transfer, clear.")
        {
            List(host),
            Make(host),
            OnConnection(
                host,
                "answer",
                "Answers a ringing call.",
                ["alerting"],
                static (c, id, o, stop) => c.Connections.AnswerAsync(id, o, stop)
            ),
            OnConnection(
                host,
                "hold",
                "Puts a call on hold.",
                ["connected"],
                static (c, id, o, stop) => c.Connections.HoldAsync(id, o, stop)
            ),
            OnConnection(
                host,
                "retrieve",
                "Takes a call back from hold.",
                ["hold"],
                static (c, id, o, stop) => c.Connections.RetrieveAsync(id, o, stop)
            ),
            Transfer(host),
            OnConnection(
                host,
                "clear",
                "Clears a connection; with call_… the whole call.",
                [],
                static (c, id, o, stop) =>
                    id.StartsWith("call_", StringComparison.Ordinal)
                        ? c.Calls.ClearAsync(id, o, stop)
                        : c.Connections.ClearAsync(id, o, stop)
            ),
        };

    private static Command List(CliHost host)
    {
        var command = new Command("list", "Every call, one record for each of its connections.");
        var connection = ConnectionOptions.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                await using var client = await connection.Resolve(parsed, host).ConnectAsync(host, stop);
                var report = new Report(host, connection.Json(parsed));
                var calls = await Pages.AllAsync(client.Calls.ListAsync, stop);
                if (report.IsJson)
                    calls.ForEach(report.Json);
                else
                    report.Table(
                        word: null,
                        ["call", "connection", "device", "state", "calling", "called", "since"],
                        calls.SelectMany(static call =>
                            call.Connections.Select(one =>
                                new[]
                                {
                                    call.Id,
                                    one.Id,
                                    one.Device ?? one.Number,
                                    one.State,
                                    call.Calling.Number,
                                    call.Called.Number,
                                    one.Since.ToString("u", CultureInfo.InvariantCulture),
                                }
                            )
                        ),
                        static (column, text) => column == 3 ? States.StyleOf(text) : null
                    );
                return ExitCodes.Ok;
            }
        );
        return command;
    }

    private static Command Make(CliHost host)
    {
        var command = new Command("make", "Calls from a device. Accepted is not answered: see `cti watch`.");
        var from = new Argument<string>("from") { Description = "The calling device, for example hq:1001." };
        var to = new Argument<string>("to") { Description = "What to dial." };
        command.Add(from);
        command.Add(to);
        Run(
            host,
            command,
            (parsed, client, options, stop) =>
                client.Calls.MakeAsync(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), options, stop)
        );
        return command;
    }

    private static Command Transfer(CliHost host)
    {
        var command = new Command(
            "transfer",
            "Joins the held call with the active one and leaves; with --to sends the other party there without asking."
        );
        var which = Which("connected");
        var to = new Option<string?>("--to") { Description = "A number: transfer without consultation." };
        var held = new Option<string?>("--held") { Description = "The held connection; needed when the device has more than one." };
        command.Add(which);
        command.Add(to);
        command.Add(held);
        command.Validators.Add(result =>
        {
            if (result.GetValue(to) is not null && result.GetValue(held) is not null)
                result.AddError("--to and --held exclude each other: a transfer without consultation has no held call.");
        });
        Run(
            host,
            command,
            async (parsed, client, options, stop) =>
            {
                var id = await ConnectionFinder.FindAsync(client, parsed.GetRequiredValue(which), ["connected"], stop);
                return parsed.GetValue(to) is { } number
                    ? await client.Connections.TransferToAsync(id, number, options, stop)
                    : await client.Connections.TransferAsync(id, parsed.GetValue(held), options, stop);
            }
        );
        return command;
    }

    private static Command OnConnection(
        CliHost host,
        string name,
        string description,
        string[] states,
        Func<CtiClient, string, CommandOptions, CancellationToken, Task<CommandResult>> act
    )
    {
        var command = new Command(name, description);
        var which = Which(states.FirstOrDefault());
        command.Add(which);
        Run(
            host,
            command,
            async (parsed, client, options, stop) =>
                await act(client, await ConnectionFinder.FindAsync(client, parsed.GetRequiredValue(which), states, stop), options, stop)
        );
        return command;
    }

    private static Argument<string> Which(string? state) =>
        new("connection")
        {
            Description = $"conn_…, or a device such as hq:1001 when it has one {(state is null ? "" : state + " ")}call.",
        };

    private static void Run(
        CliHost host,
        Command command,
        Func<ParseResult, CtiClient, CommandOptions, CancellationToken, Task<CommandResult>> act
    )
    {
        var timeout = new Option<double?>("--timeout") { Description = "Seconds to wait for the switch's answer, 0.1 to 30." };
        var key = new Option<string?>("--idempotency-key")
        {
            Description = "The server carries out one command per key, however often it is sent.",
        };
        timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is < 0.1 or > 30)
                result.AddError("--timeout must be from 0.1 to 30 seconds.");
        });
        command.Add(timeout);
        command.Add(key);
        var connection = ConnectionOptions.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                await using var client = await connection.Resolve(parsed, host).ConnectAsync(host, stop);
                var report = new Report(host, connection.Json(parsed));
                var options = new CommandOptions
                {
                    IdempotencyKey = parsed.GetValue(key),
                    Timeout = parsed.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                };
                var result = await act(parsed, client, options, stop);
                if (report.IsJson)
                    report.Json(result);
                else
                    report.Table(
                        word: null,
                        ["outcome", "call", "connection", "operation", "effect"],
                        [
                            [result.Outcome, result.Call ?? result.CallReason, result.Connection, result.Operation, result.Effect],
                        ],
                        static (column, text) => column == 0 ? States.StyleOf(text) : null
                    );
                return result.Outcome == "unknown" ? ExitCodes.Unknown : ExitCodes.Ok;
            }
        );
    }
}
