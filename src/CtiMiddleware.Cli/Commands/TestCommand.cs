using System.CommandLine;
using System.Globalization;
using CtiMiddleware.Cli.Sim;

namespace CtiMiddleware.Cli.Commands;

/// <summary><c>cti test</c>: runs scenarios; the program cti-sim does it.</summary>
internal static class TestCommand
{
    public static Command Create(CliHost host)
    {
        var command = new Command(
            "test",
            "Runs scenarios and prints a matrix. Ends with code 8 when one fails, 9 when one cannot be read."
        );
        var scenarios = new Argument<string[]>("scenarios")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description =
                "Files, folders, names or tags of the built-in library, for example tr82 or tr82/transfer-service; none for the whole library.",
        };
        var adapter = new Option<string[]>("--adapter") { Description = "Only over this protocol; may stand several times." };
        var seed = new Option<ulong?>("--seed") { Description = "Seed of everything drawn by chance." };
        var junit = new Option<string?>("--junit") { Description = "Also writes a JUnit report into this file." };
        var json = new Option<bool>("--json") { Description = "The results as one JSON document, when all have run." };
        var real = new Option<bool>("--real") { Description = "Over real sockets and in real time, instead of the virtual world." };
        var list = new Option<bool>("--list") { Description = "Names the scenarios and runs none." };
        var schema = new Option<bool>("--schema") { Description = "Writes the JSON schema of scenarios, for editors." };
        command.Add(scenarios);
        foreach (var option in (Option[])[adapter, seed, junit, json, real, list, schema])
            command.Add(option);
        command.SetAction(
            (parsed, stop) =>
            {
                var arguments = new List<string> { "test" };
                arguments.AddRange(parsed.GetValue(scenarios) ?? []);
                foreach (var one in parsed.GetValue(adapter) ?? [])
                    arguments.AddRange(["--adapter", one]);
                if (parsed.GetValue(seed) is { } number)
                    arguments.AddRange(["--seed", number.ToString(CultureInfo.InvariantCulture)]);
                if (parsed.GetValue(junit) is { } file)
                    arguments.AddRange(["--junit", file]);
                foreach (var flag in (Option<bool>[])[json, real, list, schema])
                {
                    if (parsed.GetValue(flag))
                        arguments.Add(flag.Name);
                }
                return SimProcess.RunAsync(host, arguments, stop);
            }
        );
        return command;
    }
}
