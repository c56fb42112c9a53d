using System.CommandLine;
using System.Text.Json.Nodes;
using CtiMiddleware.Cli.Output;

namespace CtiMiddleware.Cli.Commands;

/// <summary><c>cti sim clock</c>: the time of a running simulator.</summary>
internal static class ClockCommand
{
    public static Command Create(CliHost host)
    {
        var command = new Command("clock", "Shows the simulator's time, or changes how it passes.");
        var pace = new Option<double?>("--pace") { Description = "1 as a clock, 10 ten times as fast, 0 stands still." };
        var step = Spans.Option("--step", "Lets so much simulated time pass at once.");
        var jump = new Option<double?>("--jump") { Description = "Lets the switch's clock jump by so many seconds; timers do not notice." };
        command.Add(pace);
        command.Add(step);
        command.Add(jump);
        command.Validators.Add(result =>
        {
            if (
                new object?[] { result.GetValue(pace), result.GetValue(step), result.GetValue(jump) }.Count(static one => one is not null)
                > 1
            )
                result.AddError("Only one of --pace, --step and --jump at a time.");
        });
        var control = ControlOptions.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                JsonObject? body = (parsed.GetValue(pace), parsed.GetValue(step), parsed.GetValue(jump)) switch
                {
                    ({ } value, _, _) => new JsonObject { ["pace"] = value },
                    (_, { } value, _) => new JsonObject { ["stepMs"] = value },
                    (_, _, { } value) => new JsonObject { ["jumpSeconds"] = value },
                    _ => null,
                };
                using var sim = control.Connect(parsed, host);
                var clock = await sim.SendAsync(body is null ? HttpMethod.Get : HttpMethod.Post, "clock", body, stop);
                var report = new Report(host, control.Json(parsed));
                if (report.IsJson)
                    report.Json(clock);
                else
                    report.Table(
                        word: null,
                        ["time", "elapsed ms", "pace", "offset s"],
                        [
                            [
                                clock?["time"]?.ToString(),
                                clock?["elapsedMs"]?.ToString(),
                                clock?["pace"]?.ToString(),
                                clock?["offsetSeconds"]?.ToString(),
                            ],
                        ]
                    );
                return ExitCodes.Ok;
            }
        );
        return command;
    }
}
