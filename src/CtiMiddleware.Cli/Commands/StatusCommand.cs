using System.CommandLine;
using System.Globalization;
using CtiMiddleware.Cli.Output;
using CtiMiddleware.Cli.Settings;
using CtiMiddleware.Client;

namespace CtiMiddleware.Cli.Commands;

/// <summary><c>cti status</c>: the server, its switches and links.</summary>
internal static class StatusCommand
{
    public static Command Create(CliHost host)
    {
        var command = new Command(
            "status",
            $"The server, its switches and links. Server and key: options, CTI_URL and CTI_KEY, or {ConfigFile.PathFor(host)}."
        );
        var check = new Option<bool>("--check") { Description = "End with code 6 when a switch is not in service." };
        command.Add(check);
        var connection = ConnectionOptions.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                await using var client = await connection.Resolve(parsed, host).ConnectAsync(host, stop);
                var status = await client.StatusAsync(stop);
                Show(status, new Report(host, connection.Json(parsed)));
                return
                    parsed.GetValue(check)
                    && (status.Switches.Count == 0 || status.Switches.Any(static one => one.Stale || one.State != "up"))
                    ? ExitCodes.LinkDown
                    : ExitCodes.Ok;
            }
        );
        return command;
    }

    private static void Show(StatusReport status, Report report)
    {
        if (report.IsJson)
        {
            report.Json(status);
            return;
        }
        report.Record("server", status.Status, status.Version, status.Started?.ToString("o", CultureInfo.InvariantCulture), status.Cursor);
        report.Line($"server {status.Version}: {status.Status}, since {status.Started?.ToString("u", CultureInfo.InvariantCulture)}");
        report.Table(
            "switch",
            ["switch", "adapter", "state", "version", "reason"],
            status.Switches.Select(static one =>
                new[] { one.Id, one.Adapter, one.Stale ? $"{one.State} (stale)" : one.State, one.Version, one.Reason }
            ),
            static (column, text) => column == 2 ? States.StyleOf(text.Split(' ')[0]) : null
        );
        LinkCommands.Show(status.Links, report, "link");
        report.Table(
            "count",
            ["what", "number"],
            status.Counts.Select(static count => new[] { count.Key, count.Value.ToString(CultureInfo.InvariantCulture) })
        );
    }
}
