using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CtiMiddleware.Cli.Output;

namespace CtiMiddleware.Cli.Commands;

/// <summary><c>cti sim fault</c>: what goes wrong on purpose at a running simulator.</summary>
internal static class FaultCommands
{
    public static Command Create(CliHost host) =>
        new("fault", "Faults of a running simulator: list, set, clear.") { List(host), Set(host), Clear(host) };

    private static Option<string?> Face() => new("--face") { Description = "The protocol; needed when the simulator speaks several." };

    private static Command List(CliHost host)
    {
        var command = new Command("list", "What is set, what each did, and what could be set.");
        var face = Face();
        command.Add(face);
        var control = ControlOptions.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                using var sim = control.Connect(parsed, host);
                Show(
                    await sim.SendAsync(HttpMethod.Get, "faults" + Query(parsed.GetValue(face)), null, stop),
                    new Report(host, control.Json(parsed))
                );
                return ExitCodes.Ok;
            }
        );
        return command;
    }

    private static Command Set(CliHost host)
    {
        var command = new Command("set", "Sets a fault. One that the face cannot produce is refused by name.");
        var kind = new Argument<string>("kind")
        {
            Description = "For example lostEvent, latency, refuseLogin; `cti sim fault list` names all.",
        };
        var face = Face();
        var share = new Option<double?>("--share") { Description = "On which share of occasions, 0 to 1. Default all." };
        var direction = new Option<string?>("--direction") { Description = "both, out (from the switch) or in." };
        direction.AcceptOnlyFromAmong("both", "out", "in");
        var after = Spans.Option("--after", "When it begins.");
        var lasts = Spans.Option("--for", "How long it lasts; else until it is cleared.");
        var times = new Option<int?>("--times") { Description = "How often it acts at most." };
        var match = new Option<string?>("--match") { Description = "Only messages of this name, with * and ?." };
        var parameters = new Option<string[]>("--param")
        {
            Description = "A parameter of the kind, name=value, for example ms=200; may stand several times.",
        };
        parameters.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(static token => token.Value.IndexOf('=', StringComparison.Ordinal) <= 0))
                result.AddError($"--param must be name=value, not '{token.Value}'.");
        });
        command.Add(kind);
        foreach (var option in (Option[])[face, share, direction, after, lasts, times, match, parameters])
            command.Add(option);
        var control = ControlOptions.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                var body = new JsonObject { ["kind"] = parsed.GetRequiredValue(kind) };
                Add(body, "face", parsed.GetValue(face));
                Add(body, "share", parsed.GetValue(share));
                Add(body, "direction", parsed.GetValue(direction));
                Add(body, "afterMs", parsed.GetValue(after));
                Add(body, "forMs", parsed.GetValue(lasts));
                Add(body, "times", parsed.GetValue(times));
                Add(body, "match", parsed.GetValue(match));
                if (parsed.GetValue(parameters) is { Length: > 0 } given)
                    body["parameters"] = new JsonObject(
                        given
                            .Select(static one => one.Split('=', 2))
                            .Select(static pair => KeyValuePair.Create(pair[0], (JsonNode?)pair[1]))
                    );
                using var sim = control.Connect(parsed, host);
                Show(await sim.SendAsync(HttpMethod.Post, "faults", body, stop), new Report(host, control.Json(parsed)));
                return ExitCodes.Ok;
            }
        );
        return command;
    }

    private static Command Clear(CliHost host)
    {
        var command = new Command("clear", "Takes one fault away, or all.");
        var number = new Argument<int?>("number") { Arity = ArgumentArity.ZeroOrOne, Description = "Its number; none for all." };
        var face = Face();
        command.Add(number);
        command.Add(face);
        var control = ControlOptions.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                var path = parsed.GetValue(number) is { } one ? $"faults/{one.ToString(CultureInfo.InvariantCulture)}" : "faults";
                using var sim = control.Connect(parsed, host);
                var answer = await sim.SendAsync(HttpMethod.Delete, path + Query(parsed.GetValue(face)), null, stop);
                if (answer is not null)
                    Show(answer, new Report(host, control.Json(parsed)));
                return ExitCodes.Ok;
            }
        );
        return command;
    }

    private static string Query(string? face) => face is null ? "" : "?face=" + Uri.EscapeDataString(face);

    private static void Add<T>(JsonObject body, string name, T? value)
    {
        if (value is not null)
            body[name] = JsonValue.Create(value);
    }

    // One board, a list of boards, or one fault: whatever holds faults is shown as a table of them.
    private static void Show(JsonNode? answer, Report report)
    {
        if (report.IsJson)
        {
            report.Json(answer);
            return;
        }
        var rows = new List<string?[]>();
        foreach (var board in answer is JsonArray boards ? [.. boards] : new[] { answer })
        {
            foreach (var fault in board?["kind"] is null ? Listed(board, "active").Concat(Listed(board, "past")) : [board])
                rows.Add([
                    Text(fault, "number"),
                    Text(board, "face") ?? Text(board, "protocol"),
                    Text(fault, "kind"),
                    Text(fault, "state"),
                    Text(fault, "acted"),
                    Text(fault, "match"),
                    Parameters(fault),
                ]);
        }
        report.Table(word: null, ["number", "face", "kind", "state", "acted", "match", "parameters"], rows);
        if (answer is JsonArray all && all.Count > 0 && all[0]?["supported"] is JsonArray supported)
            report.Line("can be set: " + string.Join(", ", supported.Select(static kind => kind?.ToString())));
    }

    private static IEnumerable<JsonNode?> Listed(JsonNode? board, string name) => board?[name] as JsonArray ?? [];

    private static string? Text(JsonNode? node, string name) => node?[name]?.ToString();

    private static string Parameters(JsonNode? fault) =>
        fault?["parameters"] is JsonObject parameters ? string.Join(' ', parameters.Select(static pair => $"{pair.Key}={pair.Value}")) : "";
}
