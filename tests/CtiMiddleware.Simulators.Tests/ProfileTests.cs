using System.Runtime.CompilerServices;
using System.Text.Json;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;
using CtiMiddleware.Simulators.Switch.Profiles;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>Switch profiles in YAML.</summary>
public sealed class ProfileTests
{
    public static TheoryData<string> Names => [.. SwitchProfiles.BuiltInNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Built_in_profile_makes_a_switch_that_carries_a_call(string name)
    {
        var profile = SwitchProfiles.Get(name);
        Assert.Equal(name, profile.Name);
        var rig = new EngineRig(profile);
        var (from, to) = (rig.Engine.Stations.First(), rig.Engine.Stations.ElementAt(1));
        var caller = rig.Call(from.Number, to.Number);
        rig.Engine.Answer(to.Legs[0]);
        rig.Wait(0.1);
        Assert.Equal(LegState.Connected, caller.State);
        rig.Engine.ClearCall(caller.Call);
        rig.AssertIdle();
    }

    [Fact]
    public void Built_in_profiles_are_the_promised_ones()
    {
        Assert.Equal(["contact-centre", "demo", "key-system", "minimal", "slow"], SwitchProfiles.BuiltInNames);
        var minimal = SwitchProfiles.Get("minimal");
        Assert.True(minimal is { WithoutQueuedEvents: true, NoOptionalFields: true, CallIds: CallIdPolicy.Reused });
        var slow = SwitchProfiles.Get("slow");
        Assert.Equal((10, 2, 20), (slow.EventsPerSecond, slow.RequestsPerSecond, slow.MonitorQuota!.Value));
        Assert.Equal(RemainingParty.Blocked, SwitchProfiles.Get("key-system").RemainingParty);
    }

    [Fact]
    public void Demo_in_yaml_is_the_demo_in_code()
    {
        var (yaml, code) = (new EngineRig(SwitchProfiles.Get("demo")).Engine, new EngineRig(SwitchProfile.Demo()).Engine);
        Assert.Equal(Told(code), Told(yaml));

        static string[] Told(PbxEngine engine) =>
            [
                .. engine.Stations.Select(s => $"{s.Number} {s.Name} {s.MaxCalls} {s.AnswerAfter}"),
                .. engine.Trunks.Select(t => $"{t.Name} {t.Lines} {t.AnswerAfter}"),
                .. engine.Groups.Select(g =>
                    $"{g.Number} {g.Name} {g.Distribution} {string.Join(',', g.Members.Select(m => m.Station.Number))}"
                ),
                .. engine.Rooms.Select(r => $"{r.Number} {r.Name}"),
            ];
    }

    [Fact]
    public void Contact_centre_leads_a_caller_through_route_point_and_menu_to_an_agent()
    {
        var rig = new EngineRig(SwitchProfiles.Get("contact-centre"));
        rig.Wait(0.1);
        var caller = rig.Outside("6000");
        Assert.Equal("menu", rig.Last<PbxEvent.MessageStarted>().Message);
        rig.Engine.PressDigit(caller, '1', TimeSpan.Zero);
        rig.Wait(0.5);
        Assert.Equal(PbxAgentState.Reserved, rig.Agent("4001").State);
        Assert.Equal(8, caller.WireDevice.Length);
        Assert.Equal((1000, "1"), (caller.Call.WireId, caller.Call.Variables["menu"]));
        Assert.Equal(Refusal.ReasonRequired, rig.Engine.SetState(rig.Agent("4002"), PbxAgentState.NotReady));
    }

    [Fact]
    public void Everything_wrong_is_named_at_once_with_place_expectation_and_nearest_word()
    {
        const string yaml = """
            name: broken
            statoins: []
            stations:
              - { number: "1001", lines: many }
              - { number: "1001" }
              - { name: nobody }
              - { first: 2001, count: 2, forwardAlways: "2009" }
            groups:
              - { number: "610", name: a, distribution: linaer }
              - { number: "611", name: b, stations: ["1002"] }
            agents:
              - { id: ann, skills: { sales: 1 }, staton: "1001" }
            behaviour:
              callIds: reusd
              eventsPerSecond: -1
              blockedTime: 3s
            times:
              ringTime: 30
            """;
        var refused = Assert.Throws<ProfileRefusedException>(() => SwitchProfiles.Parse(yaml, "broken.yaml"));
        Assert.Equal(
            [
                "broken.yaml:2:1: 'statoins' is no section of a profile: expected one of name, description, stations, trunks, groups, agents, rooms, announcements, routePoints, voiceUnits, sharedLines, dialling, times, behaviour; did you mean 'stations'?",
                "broken.yaml:4:30: 'many' is no valid lines: expected a whole number from 1 to 100",
                "broken.yaml:5:15: 1001 is a station already",
                "broken.yaml:6:5: 'number' is missing in stations: expected a number to dial, quoted, or 'first' and 'count'",
                "broken.yaml:7:45: 2009 leads nowhere: expected a number of this profile; did you mean '2001'?",
                "broken.yaml:9:45: 'linaer' is no valid distribution: expected one of ringAll, longestIdle, linear, circular; did you mean 'linear'?",
                "broken.yaml:10:41: there is no station 1002; did you mean '1001'?",
                "broken.yaml:12:24: no group asks for the skill 'sales'",
                "broken.yaml:12:38: 'staton' is not known in agents: expected one of id, name, password, skills, station, ready; did you mean 'station'?",
                "broken.yaml:14:12: 'reusd' is no valid callIds: expected one of counting, reused; did you mean 'reused'?",
                "broken.yaml:15:20: '-1' is no valid eventsPerSecond: expected a number of 0 or more",
                "broken.yaml:18:13: '30' is no valid ringTime: expected a time as 250ms, 5s, 2m or 1h",
            ],
            refused.Problems.Where(problem => problem.Line != 16).Select(problem => problem.ToString())
        );
        Assert.EndsWith("; it belongs to times", refused.Problems.Single(p => p.Line == 16).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: [", "this is not YAML")]
    [InlineData("- a", "one mapping")]
    [InlineData("", "one mapping")]
    [InlineData("name: a\nname: b", "this is not YAML")]
    [InlineData("stations: []", "'name' is missing")]
    [InlineData("name: x\nstations: 7", "stations is a list")]
    [InlineData("name: x\nstations: [7]", "expected a mapping")]
    [InlineData("name: x\ntimes: [7]", "expected a mapping")]
    [InlineData("name: x\nrooms: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "nested deeper")]
    public void Text_that_is_no_profile_is_refused(string yaml, string expected)
    {
        var refused = Assert.Throws<ProfileRefusedException>(() => SwitchProfiles.Parse(yaml, "x.yaml"));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_profile_names_the_ones_that_there_are()
    {
        var refused = Assert.Throws<ProfileRefusedException>(() => SwitchProfiles.Get("minmal"));
        Assert.Contains("did you mean 'minimal'?", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Torn_profiles_are_refused_and_never_crash()
    {
        var random = new SplitMix64(11);
        var texts = SwitchProfiles.BuiltInNames.Select(SwitchProfiles.BuiltInText).ToArray();
        var refusals = 0;
        for (var i = 0; i < 3000; i++)
        {
            var text = texts[random.NextInt(texts.Length)].ToCharArray();
            for (var changes = 1 + random.NextInt(4); changes > 0; changes--)
            {
                text[random.NextInt(text.Length)] = (char)(32 + random.NextInt(95));
            }
            try
            {
                _ = new PbxEngine(new SimulationKernel(1, SwitchRig.Start), SwitchProfiles.Parse(new string(text), "torn.yaml"));
            }
            catch (ProfileRefusedException refused)
            {
                refusals++;
                Assert.NotEmpty(refused.Problems);
            }
        }
        Assert.InRange(refusals, 300, 2999);
    }

    [Fact]
    public void Published_schema_is_the_one_that_the_reader_knows()
    {
        var path = Path.Combine(Here(), "../../simulators/CtiMiddleware.Simulators.Switch/Profiles/switch-profile.schema.json");
        if (Environment.GetEnvironmentVariable("CTI_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, SwitchProfileSchema.Text());
        }
        using var schema = JsonDocument.Parse(SwitchProfileSchema.Text());
        Assert.False(schema.RootElement.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal(SwitchProfileSchema.Text(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Here([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;
}
