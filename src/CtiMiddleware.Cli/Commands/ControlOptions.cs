using System.CommandLine;
using CtiMiddleware.Cli.Sim;

namespace CtiMiddleware.Cli.Commands;

/// <summary>The options of every command that talks to a running simulator.</summary>
internal sealed class ControlOptions
{
    private readonly Option<string?> _sim = new("--sim") { Description = "The simulator's control address. Else CTI_SIM_URL." };
    private readonly Option<string?> _token = new("--token") { Description = "Its token. Else CTI_SIM_TOKEN, which others cannot see." };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON document a line." };

    public static ControlOptions AddTo(Command command)
    {
        var options = new ControlOptions();
        command.Add(options._sim);
        command.Add(options._token);
        command.Add(options._json);
        return options;
    }

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    public ControlClient Connect(ParseResult parsed, CliHost host) => new(parsed.GetValue(_sim), parsed.GetValue(_token), host);
}
