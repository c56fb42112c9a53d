using System.CommandLine;
using CtiMiddleware.Cli.Sim;

namespace CtiMiddleware.Cli.Commands;

/// <summary><c>cti decode</c>: what bytes of a link mean. The adapters know, so cti-sim does it.</summary>
internal static class DecodeCommand
{
    public static Command Create(CliHost host)
    {
        var command = new Command("decode", "Says what bytes of a link mean: frame by frame, and as uniform events.");
        var input = new Argument<string>("input")
        {
            Description = "A capture file, a file of hexadecimal text, the hexadecimal text itself, or - for standard input.",
        };
        var protocol = new Option<string>("--protocol") { Required = true, Description = "The link protocol, for example line-text." };
        var json = new Option<bool>("--json") { Description = "One JSON document a line." };
        command.Add(input);
        command.Add(protocol);
        command.Add(json);
        command.SetAction(
            (parsed, stop) =>
            {
                var arguments = new List<string>
                {
                    "decode",
                    parsed.GetRequiredValue(input),
                    "--protocol",
                    parsed.GetRequiredValue(protocol),
                };
                if (parsed.GetValue(json))
                    arguments.Add("--json");
                return SimProcess.RunAsync(host, arguments, stop);
            }
        );
        return command;
    }
}
