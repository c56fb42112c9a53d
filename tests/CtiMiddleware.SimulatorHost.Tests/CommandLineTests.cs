using CtiMiddleware.Simulators.Host;
using CtiMiddleware.Simulators.Host.Running;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.SimulatorHost.Tests;

/// <summary>The command line: what is wrong is said in a sentence, with the right exit code.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("dance", "there is no mode dance; there are run")]
    [InlineData("run --face morse", "There is no face morse; there are asterisk-ami")]
    [InlineData("run --face asterisk-ami:x", "'x' is no port")]
    [InlineData("run --seed -3", "--seed must be a number")]
    [InlineData("run --sed 3", "There is no option --sed; there are")]
    [InlineData("run --seed 3 --seed 4", "--seed stands there twice")]
    [InlineData("run --profile", "--profile needs a value")]
    [InlineData("run --traffic fast", "--traffic must be a number")]
    [InlineData("run --fault gremlins", "There is no fault gremlins; there are latency,")]
    [InlineData("run --fault latency,ms", "'ms' of the fault latency is not NAME=VALUE")]
    [InlineData("run --fault latency,ms=5,for=10000000", "for of a fault is from 0 to 604800 seconds")]
    [InlineData("run --fault latency,ms=5,after=604801", "after of a fault is from 0 to 604800 seconds")]
    [InlineData("run --fault drop,direction=up", "both, out or in")]
    [InlineData("run now", "'now' belongs to no option")]
    public async Task Wrong_usage_is_explained(string line, string said)
    {
        var (code, _, error) = await RunAsync(line);
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run --profile moon", 3, "no built-in profile of that name")]
    [InlineData("load --profile moon", 3, "or stations:N")]
    [InlineData("run --fault parity", 9, "The face asterisk-ami cannot produce the fault parity")]
    [InlineData("run --fault latency", 9, "needs the parameter ms")]
    [InlineData("run --fault drop,face=smdi", 9, "has no face smdi")]
    public async Task What_is_well_written_and_cannot_be_used_is_explained_without_the_usage(string line, int exitCode, string said)
    {
        var (code, _, error) = await RunAsync(line);
        Assert.Equal(exitCode, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.DoesNotContain("usage:", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_with_errors_is_code_9_and_its_errors_are_all_that_is_said()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("cti-sim-").FullName, "mine.yaml");
        try
        {
            await File.WriteAllTextAsync(file, "name: mine\nstatoins: 3\n", TestContext.Current.CancellationToken);
            var (code, _, error) = await RunAsync($"run --profile {file}");
            Assert.Equal(9, code);
            Assert.Contains("statoins", error, StringComparison.Ordinal);
            Assert.DoesNotContain("stations:N", error, StringComparison.Ordinal);
            Assert.DoesNotContain("usage:", error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [Fact]
    public void Fault_on_the_command_line_has_everything_that_a_fault_has()
    {
        var (face, spec) = FaultText.Parse(
            "corrupt,face=line-text,field=Cause,value=99,share=0.5,direction=out,after=1.5,for=30,times=3,match=New*"
        );
        Assert.Equal("line-text", face);
        Assert.Equal(
            (FaultKind.Corrupt, 0.5, FaultDirection.Out, 3, "New*"),
            (spec.Kind, spec.Share, spec.Direction, spec.Times, spec.Match)
        );
        Assert.Equal((TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(30)), (spec.After, spec.For));
        Assert.Equal(("Cause", "99"), (spec.Text("field"), spec.Text("value")));
    }

    [Fact]
    public async Task Help_names_every_mode()
    {
        var (code, output, _) = await RunAsync("--help");
        Assert.Equal(ExitCodes.Ok, code);
        Assert.All(SimProgram.Verbs, verb => Assert.Contains($"cti-sim {verb.Name} ", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_prints_its_addresses_in_a_fixed_form_and_then_the_calls()
    {
        using var stop = new CancellationTokenSource();
        var output = new StringWriter();
        var running = SimProgram.RunAsync(
            ["run", "--face", "asterisk-ami", "--traffic", "6000", "--seed", "5"],
            TextWriter.Synchronized(output),
            TextWriter.Null,
            stop.Token
        );
        while (!output.ToString().Contains("Alerting", StringComparison.Ordinal))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        Assert.Equal(ExitCodes.Ok, await running);
        var lines = output.ToString().Split('\n');
        Assert.Matches(@"^control http://127\.0\.0\.1:\d+$", lines[0].TrimEnd());
        Assert.Matches("^token [0-9a-f]{64}$", lines[1].TrimEnd());
        Assert.Matches(@"^face asterisk-ami 127\.0\.0\.1:\d+$", lines[2].TrimEnd());
        Assert.Contains(
            lines,
            static line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^\d\d:\d\d:\d\d\.\d{3} call \d+ Alerting ")
        );
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string line)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await SimProgram.RunAsync(line.Split(' '), output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
