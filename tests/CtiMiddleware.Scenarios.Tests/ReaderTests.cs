using CtiMiddleware.Simulators.Scenarios;
using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Reading;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Scenarios.Tests;

public sealed class ReaderTests
{
    private const string Noise = ":-{}[]&*!|>'\"%@`#,? \n\t\0x9";

    private const string Good = """
        name: a call
        steps:
          - people: { dial: { from: "1001", to: "1002" }, as: c1 }
          - expect: { event: delivered, call: c1, device: "1002", within: 500ms }
        """;

    [Fact]
    public void A_scenario_is_read_with_its_places()
    {
        var (scenario, errors) = ScenarioReader.Read(Good, "call.yaml");
        Assert.Empty(errors);
        Assert.NotNull(scenario);
        Assert.Equal(2, scenario.Steps.Count);
        Assert.Equal((4, "1002"), (scenario.Steps[1].Expect!.Line, scenario.Steps[1].Expect!.Device));
        Assert.Equal(TimeSpan.FromMilliseconds(500), scenario.Steps[1].Expect!.Within);
    }

    [Fact]
    public void All_errors_are_told_at_once_each_with_file_line_column_and_the_nearest_word()
    {
        var errors = Errors(
            """
            name: wrong in many ways
            sede: 42
            steps:
              - poeple: { dial: { from: "1001", to: "1002" } }
              - expect: { event: delivred, within: soon }
              - fault: { lateAk: 500 }
            """
        );
        Assert.Equal(
            [
                "wrong.yaml:2:1: The word 'sede' is not known; did you mean 'seed'?",
                "wrong.yaml:4:5: The word 'poeple' is not known; did you mean 'people'?",
                "wrong.yaml:5:22: The word 'delivred' is not known; did you mean 'delivered'?",
                "wrong.yaml:5:40: Expected a time such as 500ms, 2s, 1.5m or 1h, found 'soon'.",
                "wrong.yaml:6:12: The kind of the fault is missing: one of",
                "wrong.yaml:6:14: The word 'lateAk' is not known; did you mean 'lateAck'?",
            ],
            errors,
            new Beginnings()
        );
    }

    [Theory]
    [InlineData(
        "name: x\nsteps:\n  - people: { dial: { from: \"1\", to: \"2\" }, answer: \"2\" }",
        "3:45",
        "'dial' and 'answer' exclude each other"
    )]
    [InlineData("name: x\nsteps:\n  - expect: { ack: positive, device: \"1\" }", "3:30", "'device' means something with 'event' only")]
    [InlineData("name: x\nsteps:\n  - expect: { within: 1s }", "3:13", "One of these is missing: event, all, any, no, ack")]
    [InlineData("name: x\nsteps:\n  - expect: { event: established, call: c1 }", "3:13", "The call 'c1' is not known")]
    [InlineData("name: x\nsteps:\n  - clearFault: slow", "3:5", "The fault 'slow' is not known")]
    [InlineData("name: x\nsteps:\n  - people: { dial: { from: \"1\" } }", "3:21", "'to' is missing")]
    [InlineData("name: x\nsteps: []", "1:1", "A scenario without steps shows nothing")]
    [InlineData("steps:\n  - wait: 1s", "1:1", "'name' is missing")]
    [InlineData("name: x\nname: y\nsteps:\n  - wait: 1s", "2:1", "This is no YAML")]
    [InlineData("name: [x\nsteps", "2:6", "the text ends in the middle")]
    [InlineData("name: x\nrequires: [MakeCal]\nsteps:\n  - wait: 1s", "2:12", "did you mean 'MakeCall'?")]
    [InlineData("name: x\nswitch: { adapter: asterisk-aim }\nsteps:\n  - wait: 1s", "2:20", "did you mean 'asterisk-ami'?")]
    [InlineData(
        "name: x\nswitch: { behaviour: { remainingPart: blocked } }\nsteps:\n  - wait: 1s",
        "2:24",
        "did you mean 'remainingParty'?"
    )]
    [InlineData("name: x\nswitch: { behaviour: { remainingParty: blockd } }\nsteps:\n  - wait: 1s", "2:40", "did you mean 'blocked'?")]
    [InlineData("name: x\nsteps:\n  - fault: { lateAck: { sm: 500 } }", "3:23", "did you mean 'ms'?")]
    [InlineData("name: x\nsteps:\n  - fault: { lateAck: {} }", "3:14", "needs the parameter ms")]
    [InlineData("name: x\nsteps:\n  - fault: { lateAck: often }", "3:14", "must be a number")]
    [InlineData("name: x\nseed: -1\nsteps:\n  - wait: 1s", "2:7", "Expected a whole number from 0")]
    [InlineData("name: x\nsteps:\n  - expect: { counters: { unknown: some } }", "3:36", "a comparison such as >=1")]
    [InlineData("name: x\nswitch: { notOver: { asterisk-aim: why } }\nsteps:\n  - wait: 1s", "2:9", "did you mean 'asterisk-ami'?")]
    [InlineData("name: x\nswitch: { variant: monitor }\nsteps:\n  - wait: 1s", "2:20", "did you mean 'monitors'?")]
    [InlineData("name: x\nswitch: { profile: dmo }\nsteps:\n  - wait: 1s", "2:20", "did you mean 'demo'?")]
    [InlineData("name: x\nswitch: { profile: no/such.yaml }\nsteps:\n  - wait: 1s", "2:20", "The profile cannot be used")]
    [InlineData("name: x\nsteps:\n  - expect: { any: [{ ack: negative, of: typo }] }", "3:21", "The command 'typo' is not known")]
    [InlineData("name: x\nsteps:\n  - expect: { any: [{ ack: negative }] }", "3:21", "No command was given")]
    [InlineData("name: x\nsteps:\n  - expect: { any: [{ state: { call: c1, ended: true } }] }", "3:30", "The call 'c1' is not known")]
    [InlineData(
        "name: x\nswitch: { adapter: line-text }\nsteps:\n  - over: asterisk-ami\n    fault: { drop: {}, as: x }\n  - clearFault: x",
        "6:5",
        "The fault 'x' is not known. Known: . (played over line-text, which leaves out some steps)"
    )]
    [InlineData("name: x\nsteps: 5", "2:8", "Expected a mapping")]
    public void What_is_wrong_is_told_where_it_stands(string text, string place, string message)
    {
        var error = Assert.Single(Errors(text));
        Assert.StartsWith($"wrong.yaml:{place}: ", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_lines_that_stand_for_billions_are_refused()
    {
        var bomb = "name: x\nsteps:\n  - &a { wait: 1s }\n";
        var before = "a";
        foreach (var name in "bcdefghi")
        {
            bomb += $"x{name}: &{name} [{string.Join(", ", Enumerable.Repeat("*" + before, 10))}]\n";
            before = name.ToString();
        }
        bomb = bomb.Replace("xb:", "tags:", StringComparison.Ordinal);
        Assert.NotEmpty(Errors(bomb + "never: *i\n"));
    }

    [Fact]
    public void Brackets_without_end_are_refused_and_do_not_take_the_process_with_them()
    {
        Assert.Contains("more than", Assert.Single(Errors(new string('[', 500_000))), StringComparison.Ordinal);
        Assert.NotEmpty(Errors("name: x\nsteps: &a [*a]\n"));
        Assert.NotEmpty(Errors("name: x\nsteps:\n  - expect: &a { any: [*a] }\n"));
    }

    [Fact]
    public void Random_damage_gives_errors_with_places_or_a_scenario_and_never_an_exception()
    {
        var chance = new SplitMix64(20_261_122);
        foreach (var name in ScenarioLibrary.Names)
        {
            var text = File.ReadAllText(
                Path.Combine(Project.Root, "simulators/CtiMiddleware.Simulators.Scenarios/Library", name + ".yaml")
            );
            for (var i = 0; i < 40; i++)
            {
                var damaged = new System.Text.StringBuilder(text);
                for (var hits = 1 + chance.NextInt(4); hits > 0; hits--)
                {
                    var at = chance.NextInt(damaged.Length);
                    if (chance.NextInt(2) == 0)
                        damaged.Remove(at, Math.Min(1 + chance.NextInt(9), damaged.Length - at));
                    else
                        damaged.Insert(at, Noise[chance.NextInt(Noise.Length)]);
                }
                var reading = ScenarioReader.Read(damaged.ToString(), "damaged.yaml");
                Assert.True(reading.Scenario is null == reading.Errors.Count > 0);
                Assert.All(reading.Errors, static error => Assert.True(error is { Line: > 0, Column: > 0, Message.Length: > 0 }));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("- a")]
    [InlineData("just text")]
    [InlineData("name: x\n---\nname: y")]
    [InlineData("*a")]
    public void What_is_no_scenario_is_refused_with_a_place(string text) =>
        Assert.All(Errors(text), static error => Assert.Matches(@"^wrong\.yaml:\d+:\d+: .+", error));

    [Fact]
    public async Task A_file_that_is_not_there_is_an_error_and_not_an_exception()
    {
        var reading = await ScenarioReader.ReadFileAsync("/does/not/exist.yaml", TestContext.Current.CancellationToken);
        Assert.Contains("cannot be read", Assert.Single(reading.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3", 3, true)]
    [InlineData(">=1", 1, true)]
    [InlineData(">1", 1, false)]
    [InlineData("<= 5", 6, false)]
    [InlineData("<5", 4, true)]
    public void A_count_is_compared_as_it_is_written(string text, long count, bool holds)
    {
        Assert.True(CountRule.TryParse(text, out var rule));
        Assert.Equal(holds, rule.Holds(count));
    }

    private static string[] Errors(string text)
    {
        var (scenario, errors) = ScenarioReader.Read(text, "wrong.yaml");
        Assert.Null(scenario);
        Assert.NotEmpty(errors);
        return [.. errors.Select(static error => error.ToString())];
    }

    private sealed class Beginnings : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) =>
            x is not null && y is not null && (x.StartsWith(y, StringComparison.Ordinal) || y.StartsWith(x, StringComparison.Ordinal));

        public int GetHashCode(string obj) => 0;
    }
}
