namespace CtiMiddleware.Cli.Tests;

public sealed class SimTests
{
    [Fact]
    public async Task A_mode_goes_to_the_simulator_as_it_is_with_its_exit_code()
    {
        using var rig = new CliRig();
        rig.Variables["CTI_SIM"] = rig.FakeSim(exitCode: 8);
        Assert.Equal(8, await rig.RunAsync("sim", "run", "--face", "line-text:5099", "--traffic", "12", "a word", "--json", "--", "-x"));
        Assert.Equal(["run", "--face", "line-text:5099", "--traffic", "12", "a word", "--json"], rig.SimArguments[..7]);
        Assert.Equal("-x", rig.SimArguments[^1]);
    }

    [Theory]
    [InlineData("load")]
    [InlineData("replay")]
    [InlineData("record")]
    [InlineData("fuzz")]
    public async Task Every_mode_is_there(string mode)
    {
        using var rig = new CliRig();
        rig.Variables["CTI_SIM"] = rig.FakeSim();
        Assert.Equal(0, await rig.RunAsync("sim", mode, "--seed", "7"));
        Assert.Equal([mode, "--seed", "7"], rig.SimArguments);
    }

    [Fact]
    public async Task Test_and_decode_are_given_on_with_their_options()
    {
        using var rig = new CliRig();
        rig.Variables["CTI_SIM"] = rig.FakeSim();
        Assert.Equal(
            0,
            await rig.RunAsync("test", "scenarios/", "mine.yaml", "--seed", "42", "--junit", "out.xml", "--adapter", "line-text", "--json")
        );
        Assert.Equal(
            ["test", "scenarios/", "mine.yaml", "--adapter", "line-text", "--seed", "42", "--junit", "out.xml", "--json"],
            rig.SimArguments
        );
        Assert.Equal(0, await rig.RunAsync("test", "--list", "--real", "--schema"));
        Assert.Equal(["test", "--real", "--list", "--schema"], rig.SimArguments);
        Assert.Equal(0, await rig.RunAsync("decode", "0A1F", "--protocol", "cisco-ged188"));
        Assert.Equal(["decode", "0A1F", "--protocol", "cisco-ged188"], rig.SimArguments);
    }

    [Fact]
    public async Task It_is_found_beside_the_program_and_on_the_path()
    {
        using var rig = new CliRig();
        rig.FakeSim(folder: "path");
        rig.Variables["PATH"] = "/nowhere" + Path.PathSeparator + Path.Combine(rig.Folder, "path");
        Assert.Equal(0, await rig.RunAsync("sim", "load"));
        rig.FakeSim(exitCode: 1, folder: "bin");
        Assert.Equal(1, await rig.RunAsync("sim", "load"));
    }

    [Fact]
    public async Task Where_it_is_not_it_says_what_to_do()
    {
        using var rig = new CliRig();
        Assert.Equal(3, await rig.RunAsync("sim", "run"));
        Assert.Contains("CTI_SIM", rig.Error, StringComparison.Ordinal);
        rig.Variables["CTI_SIM"] = "/no/such/cti-sim";
        Assert.Equal(3, await rig.RunAsync("test", "x"));
        Assert.Contains("/no/such/cti-sim", rig.Error, StringComparison.Ordinal);
        var broken = rig.FakeSim();
        File.SetUnixFileMode(broken, UnixFileMode.UserRead);
        rig.Variables["CTI_SIM"] = broken;
        Assert.Equal(1, await rig.RunAsync("sim", "run"));
        Assert.Contains("cannot be started", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_it_lets_the_simulator_end_in_order()
    {
        using var rig = new CliRig();
        var path = rig.FakeSim();
        File.WriteAllText(
            path,
            $"#!/bin/sh\ntrap 'echo asked > {rig.Folder}/ended; exit 0' TERM\necho > {rig.Folder}/started\nwhile :; do sleep 0.05; done\n"
        );
        rig.Variables["CTI_SIM"] = path;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var started = new FileSystemWatcher(rig.Folder, "started") { EnableRaisingEvents = true };
        var seen = new TaskCompletionSource();
        started.Created += (_, _) => seen.TrySetResult();
        var running = rig.RunAsync(stop.Token, "sim", "run");
        await seen.Task.WaitAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        Assert.Equal(130, await running);
        Assert.Equal("asked", File.ReadAllText(Path.Combine(rig.Folder, "ended")).Trim());
    }

    [Fact]
    public async Task A_fault_is_set_listed_and_taken_away_through_the_control_api()
    {
        await using var sim = await FakeSimulator.StartAsync();
        using var rig = new CliRig();
        sim.Apply(rig);
        sim.Answers["POST /sim/v1/faults"] = (201, """{"number":3,"kind":"lostEvent","state":"acting","acted":0,"parameters":{}}""");
        Assert.Equal(
            0,
            await rig.RunAsync(
                "sim",
                "fault",
                "set",
                "lostEvent",
                "--share",
                "0.5",
                "--direction",
                "out",
                "--after",
                "500ms",
                "--for",
                "3s",
                "--times",
                "7",
                "--match",
                "EV*",
                "--param",
                "ms=200"
            )
        );
        Assert.Equal(
            """{"kind":"lostEvent","share":0.5,"direction":"out","afterMs":500,"forMs":3000,"times":7,"match":"EV*","parameters":{"ms":"200"}}""",
            sim.LastBody
        );
        Assert.Equal("3\t\tlostEvent\tacting\t0\t\t", Assert.Single(rig.Lines));
        sim.Answers["GET /sim/v1/faults"] = (
            200,
            """[{"face":"line-text","supported":["latency","lostEvent"],"active":[{"number":3,"kind":"latency","state":"acting","acted":9,"match":"EV*","parameters":{"ms":"200"}}],"past":[]}]"""
        );
        Assert.Equal(0, await rig.RunAsync("sim", "fault", "list"));
        Assert.Equal("3\tline-text\tlatency\tacting\t9\tEV*\tms=200", Assert.Single(rig.Lines));
        sim.Answers["DELETE /sim/v1/faults/3"] = (204, "");
        Assert.Equal(0, await rig.RunAsync("sim", "fault", "clear", "3"));
    }

    [Fact]
    public async Task A_fault_that_the_face_cannot_produce_is_refused_with_what_it_can()
    {
        await using var sim = await FakeSimulator.StartAsync();
        using var rig = new CliRig();
        sim.Apply(rig);
        sim.Answers["POST /sim/v1/faults"] = (
            422,
            """{"code":"fault.refused","status":422,"detail":"The face line-text cannot produce the fault parity.","supported":["latency","slice"]}"""
        );
        Assert.Equal(4, await rig.RunAsync("sim", "fault", "set", "parity"));
        Assert.Contains("cannot produce the fault parity", rig.Error, StringComparison.Ordinal);
        Assert.Contains("latency, slice", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_is_shown_and_stepped()
    {
        await using var sim = await FakeSimulator.StartAsync();
        using var rig = new CliRig();
        sim.Apply(rig);
        sim.Answers["GET /sim/v1/clock"] = sim.Answers["POST /sim/v1/clock"] = (
            200,
            """{"time":"2026-11-22T10:00:00Z","elapsedMs":20000,"pace":0,"offsetSeconds":0}"""
        );
        Assert.Equal(0, await rig.RunAsync("sim", "clock"));
        Assert.Equal("2026-11-22T10:00:00Z\t20000\t0\t0", Assert.Single(rig.Lines));
        Assert.Equal(0, await rig.RunAsync("sim", "clock", "--step", "20s"));
        Assert.Equal("""{"stepMs":20000}""", sim.LastBody);
    }

    [Fact]
    public async Task A_simulator_that_accepts_and_says_nothing_is_code_1_and_a_sentence()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        // The patience of 30 s is over at once on this clock.
        using var rig = new CliRig { Time = new Client.Tests.SkippingTime { LongFrom = TimeSpan.FromMinutes(1) } };
        Assert.Equal(1, await rig.RunAsync("sim", "clock", "--sim", $"http://{silent.LocalEndpoint}", "--token", "x"));
        Assert.Contains("does not answer", rig.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(" at System", rig.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret_token\r")]
    [InlineData("secret token")]
    [InlineData("secret_tokeñ")]
    public async Task A_token_that_no_header_can_carry_is_code_9_and_is_not_printed(string token)
    {
        using var rig = new CliRig();
        rig.Variables["CTI_SIM_TOKEN"] = token;
        Assert.Equal(9, await rig.RunAsync("sim", "clock", "--sim", "http://127.0.0.1:1"));
        Assert.Contains("CTI_SIM_TOKEN", rig.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_address_or_token_it_says_where_they_come_from()
    {
        using var rig = new CliRig();
        Assert.Equal(2, await rig.RunAsync("sim", "clock"));
        Assert.Contains("CTI_SIM_URL", rig.Error, StringComparison.Ordinal);
        Assert.Equal(7, await rig.RunAsync("sim", "clock", "--sim", "http://127.0.0.1:1"));
        Assert.Contains("CTI_SIM_TOKEN", rig.Error, StringComparison.Ordinal);
        Assert.Equal(1, await rig.RunAsync("sim", "clock", "--sim", "http://127.0.0.1:1", "--token", "x"));
        await using var sim = await FakeSimulator.StartAsync();
        Assert.Equal(7, await rig.RunAsync("sim", "clock", "--sim", sim.Url, "--token", "wrong"));
    }
}
