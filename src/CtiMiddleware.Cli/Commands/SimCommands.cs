using System.CommandLine;
using CtiMiddleware.Cli.Sim;

namespace CtiMiddleware.Cli.Commands;

/// <summary><c>cti sim</c>: simulated switches. The modes are those of the program cti-sim, fault and clock talk to one that runs.</summary>
internal static class SimCommands
{
    public static Command Create(CliHost host) =>
        new("sim", "Simulated switches: run one, break it on purpose, load, record and replay.")
        {
            Mode(host, "run", "A simulated switch with its control API; stays up until Ctrl+C."),
            Mode(host, "load", "Puts busy-hour traffic on the middleware and compares both ends' accounts."),
            Mode(host, "replay", "Plays a capture: the same bytes at the same gaps, or faster."),
            Mode(host, "record", "Stands between the middleware and a real switch and records; secrets and digits are scrubbed."),
            Mode(host, "fuzz", "Feeds broken input to an adapter, seeded, and shrinks what breaks it."),
            FaultCommands.Create(host),
            ClockCommand.Create(host),
        };

    private static Command Mode(CliHost host, string name, string description)
    {
        var command = new Command(name, $"{description} Arguments: cti-sim {name} --help.");
        // Whatever follows is the simulator's, --help included.
        var arguments = new Argument<string[]>("arguments")
        {
            Arity = ArgumentArity.ZeroOrMore,
            CaptureRemainingTokens = true,
            Description = "Given to cti-sim as they are.",
        };
        command.Add(arguments);
        command.SetAction((parsed, stop) => SimProcess.RunAsync(host, [name, .. parsed.GetValue(arguments) ?? []], stop));
        return command;
    }
}
