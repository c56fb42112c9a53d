using System.Xml.Linq;
using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Reading;
using CtiMiddleware.Simulators.Scenarios.Reports;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Scenarios.Running;

namespace CtiMiddleware.Scenarios.Tests;

public sealed class RunnerTests
{
    private const string Call = """
        name: a call
        steps:
          - people: { dial: { from: "1001", to: "1002" }, as: c1 }
          - expect: { event: delivered, call: c1, device: "1002" }
          - people: { answer: "1002" }

        """;

    private static readonly SwitchUnderTest Ami = SwitchesUnderTest.Find("asterisk-ami")!;

    [Fact]
    public async Task A_wrong_expectation_fails_with_the_nearest_event_and_its_differences()
    {
        var result = await PlayAsync(Call + "  - expect: { event: established, call: c1, device: \"1003\", cause: busy }");
        Assert.Equal(ScenarioStatus.Failed, result.Status);
        Assert.Equal((6, 4), (result.Failure!.Line, result.Failure.Step));
        var text = TextReport.Of(result);
        Assert.Contains("call.yaml:6, step 4", text, StringComparison.Ordinal);
        Assert.Contains(
            "expected: expect: event: established, call: c1, device: 1003, cause: busy, within 5s",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("came:     nearest: call.established 1002 at 0.005s", text, StringComparison.Ordinal);
        Assert.Contains("device: expected 1003, was 1002", text, StringComparison.Ordinal);
        Assert.Contains("cause: expected busy, was normal", text, StringComparison.Ordinal);
        Assert.Contains("| A:c  | A:c  | call.established A 1002", text, StringComparison.Ordinal);
        Assert.Contains("repeat: cti test call.yaml --adapter asterisk-ami --seed 1", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  - expect: { event: held, within: 1s }", "none of this type; there came: call.established 1002")]
    [InlineData("  - expect: { event: delivered, call: c1, within: 1s }", "it had come before: call.delivered 1002")]
    [InlineData("  - expect: { no: established, within: 1s }", "it came: call.established 1002")]
    [InlineData("  - people: { retrieve: \"1001\" }", "1001 has no call that is Held: its calls are Connected")]
    [InlineData("  - people: { dial: { from: \"4711\", to: \"1002\" } }", "there is no station 4711 on the switch")]
    [InlineData(
        "  - app: { holdCall: { device: \"1003\" } }",
        "the middleware shows no connection of device 1003; it shows c1 (1001 Connected"
    )]
    [InlineData(
        "  - expect: { state: { call: c1, connections: { \"1001\": hold } }, within: 1s }",
        "1001: expected hold, the call c1 has 1001: connected"
    )]
    [InlineData("  - expect: { state: { calls: 2 }, within: 1s }", "calls: expected 2, is 1")]
    [InlineData("  - expect: { counters: { unknown: \">=1\" }, within: 1s }", "unknown: expected >=1, is 0")]
    [InlineData(
        "  - app: { clearCall: { call: c1 } }\n  - expect: { ack: notSupported, within: 1s }",
        "ack: expected notSupported, was acknowledged"
    )]
    [InlineData("  - fault: { drop: {}, match: \"NoSuchMessage\" }\n  - wait: 1s", "it never did")]
    [InlineData("  - fault: { drop: {}, match: \"NoSuchMessage\", for: 500ms }\n  - wait: 1s", "it never did")]
    [InlineData("never:\n  - established", "it came: call.established")]
    [InlineData("  - wait: 5s\n  - at: 1s", "it is 5.005s already")]
    [InlineData("  - wait: 1s\nnever:\n  - { event: established, device: \"1002\" }", "it came: call.established 1002")]
    public async Task Every_kind_of_step_bites(string steps, string came)
    {
        var result = await PlayAsync(Call + steps);
        Assert.Equal(ScenarioStatus.Failed, result.Status);
        Assert.Contains(came, result.Failure!.Came, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_adapter_denies_is_asserted_and_not_skipped()
    {
        const string text = """
            name: a group pickup
            requires: [GroupPickupCall]
            steps:
              - people: { dial: { from: "1001", to: "1002" }, as: c1 }
              - expect: { event: delivered, call: c1 }
              - app: { groupPickupCall: "1003", as: pickup }
              - expect: { event: established, call: c1, device: "1003" }
            """;
        var result = await PlayAsync(text);
        Assert.Equal(ScenarioStatus.NotSupported, result.Status);
        Assert.Equal("the adapter denies GroupPickupCall", result.Note);

        // An adapter that denies a service and does it all the same is found out.
        var lying = new SwitchUnderTest
        {
            Adapter = new DenyingAdapter(Ami.Adapter, "HoldCall"),
            Options = Ami.Options,
            CreateFace = Ami.CreateFace,
        };
        var denied = await ScenarioRunner.RunAsync(
            Read(
                Call.Replace("steps:", "requires: [HoldCall]\nsteps:", StringComparison.Ordinal)
                    + "  - app: { holdCall: { call: c1, device: \"1001\" } }"
            ),
            lying
        );
        Assert.Equal(ScenarioStatus.NotSupported, denied.Status);
    }

    [Fact]
    public async Task A_denied_event_that_comes_all_the_same_is_a_failure()
    {
        var lying = new SwitchUnderTest
        {
            Adapter = new DenyingAdapter(Ami.Adapter, "Established"),
            Options = Ami.Options,
            CreateFace = Ami.CreateFace,
        };
        var result = await ScenarioRunner.RunAsync(Read(Call), lying);
        Assert.Equal(ScenarioStatus.Failed, result.Status);
        Assert.Contains(
            "no call.established, because the adapter's capabilities deny it",
            result.Failure!.Expected,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_way_that_the_adapter_denies_does_not_count_as_come()
    {
        var denying = new SwitchUnderTest
        {
            Adapter = new DenyingAdapter(Ami.Adapter, "Failed"),
            Options = Ami.Options,
            CreateFace = Ami.CreateFace,
        };
        const string ways = "  - expect: { any: [{ event: failed, call: c1 }, { event: held, call: c1 }], within: 1s }";
        var other = await ScenarioRunner.RunAsync(Read(Call + ways), denying);
        Assert.Equal(ScenarioStatus.Failed, other.Status);
        Assert.Contains("none of this type", other.Failure!.Came, StringComparison.Ordinal);
        var none = await ScenarioRunner.RunAsync(Read(Call + "  - expect: { any: [{ event: failed, call: c1 }] }"), denying);
        Assert.Equal(ScenarioStatus.Failed, none.Status);
        Assert.Contains("the adapter denies every way", none.Failure!.Came, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contact-centre", "2001")]
    [InlineData("key-system", "11")]
    public async Task A_built_in_profile_is_the_switch(string profile, string station)
    {
        var scenario = Read(
            $"name: x\nswitch: {{ profile: {profile} }}\nsteps:\n  - people: {{ callIn: {{ from: \"0301234567\", to: \"{station}\" }}, as: c1 }}\n  - wait: 1s"
        );
        // Stations that only this profile has. The face of Cisco shows every setting of it, the other tells what it does not show.
        var result = await ScenarioRunner.RunAsync(scenario, SwitchesUnderTest.Find("cisco-ged188")!);
        Assert.True(result.Status == ScenarioStatus.Passed, TextReport.Of(result));
        var ami = await ScenarioRunner.RunAsync(scenario, Ami);
        Assert.Equal(ScenarioStatus.NotApplicable, ami.Status);
        Assert.Contains("does not show", ami.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_of_ones_own_lies_beside_the_scenario()
    {
        var folder = Directory.CreateTempSubdirectory("scenario-profile-");
        try
        {
            var token = TestContext.Current.CancellationToken;
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "mine.yaml"),
                "name: mine\nstations:\n  - { number: \"77\", name: Porter }\n  - { number: \"78\", name: Door }\n",
                token
            );
            var file = Path.Combine(folder.FullName, "s.yaml");
            await File.WriteAllTextAsync(
                file,
                "name: x\nswitch: { profile: mine.yaml }\nsteps:\n  - people: { dial: { from: \"77\", to: \"78\" }, as: c1 }\n  - expect: { event: delivered, call: c1, device: \"78\" }\n",
                token
            );
            var reading = await ScenarioReader.ReadFileAsync(file, token);
            Assert.Empty(reading.Errors);
            var result = await ScenarioRunner.RunAsync(reading.Scenario!, Ami);
            Assert.True(result.Status == ScenarioStatus.Passed, TextReport.Of(result));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_fault_that_may_idle_does_not_fail_the_scenario()
    {
        var result = await PlayAsync(Call + "  - fault: { drop: {}, match: NoSuchMessage, mayIdle: true }\n  - wait: 1s");
        Assert.True(result.Status == ScenarioStatus.Passed, TextReport.Of(result));
    }

    [Fact]
    public async Task A_fault_that_the_face_cannot_produce_is_refused_by_name()
    {
        var result = await PlayAsync("name: x\nsteps:\n  - fault: { parity: {} }");
        Assert.Equal(ScenarioStatus.NotApplicable, result.Status);
        Assert.Equal("the face of asterisk-ami cannot produce the fault parity, and says so", result.Note);
    }

    [Fact]
    public async Task Another_seed_is_another_run_and_the_same_seed_the_same()
    {
        var scenario = Read(Call + "  - expect: { event: established }");
        var one = await ScenarioRunner.RunAsync(scenario, Ami, seed: 7);
        var again = await ScenarioRunner.RunAsync(scenario, Ami, seed: 7);
        var other = await ScenarioRunner.RunAsync(scenario, Ami, seed: 8);
        Assert.Equal(one.Transcript, again.Transcript);
        Assert.NotEqual(one.Transcript, other.Transcript);
    }

    [Fact]
    public async Task Names_follow_their_calls_through_a_merge()
    {
        var result = await PlayAsync(
            Call
                + """
                  - expect: { event: established, call: c1 }
                  - people: { consult: { device: "1002", to: "1003" }, as: c2 }
                  - expect: { event: delivered, call: c2 }
                  - people: { answer: "1003" }
                  - expect: { event: established, call: c2 }
                  - people: { transfer: "1002" }
                  - expect: { event: transferred, call: c1 }
                  - expect: { state: { call: c2, connections: { "1001": connected, "1003": connected } } }
                """
        );
        Assert.True(result.Status == ScenarioStatus.Passed, TextReport.Of(result));
    }

    [Fact]
    public async Task The_same_scenario_runs_in_real_time_over_tcp()
    {
        var result = await ScenarioRunner.RunRealAsync(
            Read(
                Call
                    + "  - expect: { event: established, call: c1 }\n  - people: { hangUp: \"1001\" }\n  - expect: { event: callCleared, call: c1 }"
            ),
            Ami
        );
        Assert.True(result.Status == ScenarioStatus.Passed, TextReport.Of(result));
    }

    [Fact]
    public async Task Reports_hold_what_was_found()
    {
        ScenarioResult[] results =
        [
            await PlayAsync(Call + "  - expect: { event: established }"),
            await PlayAsync(Call + "  - expect: { event: held, within: 1s }"),
            await PlayAsync("name: x\nsteps:\n  - fault: { parity: {} }"),
        ];
        var suite = XDocument.Parse(JUnitReport.Of(results)).Root!.Element("testsuite")!;
        Assert.Equal(
            ("3", "1", "1"),
            ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures"), (string?)suite.Attribute("skipped"))
        );
        Assert.Contains("repeat: cti test", suite.Descendants("failure").Single().Value, StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(JsonReport.Of(results));
        Assert.Equal(1, json.RootElement.GetProperty("sums").GetProperty("failed").GetInt32());
        Assert.Equal(6, json.RootElement.GetProperty("results")[1].GetProperty("failure").GetProperty("line").GetInt32());
    }

    private static Task<ScenarioResult> PlayAsync(string text) => ScenarioRunner.RunAsync(Read(text), Ami);

    private static Scenario Read(string text)
    {
        var (scenario, errors) = ScenarioReader.Read(text, "call.yaml");
        Assert.Empty(errors);
        return scenario!;
    }
}
