using CtiMiddleware.Simulators.Scenarios.Model;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>Checks what no single value shows: that names are given before they are used, that a pattern names an event.</summary>
internal static class ScenarioCheck
{
    public static void Check(Scenario scenario, List<ScenarioError> errors)
    {
        if (scenario.Steps.Count == 0)
            errors.Add(new ScenarioError(scenario.File, scenario.Line, scenario.Column, "A scenario without steps shows nothing."));
        foreach (var protocol in scenario.Switch.NotOver.Keys)
            Protocol(protocol, scenario.Switch);
        foreach (var fault in scenario.Steps.Select(static step => step.Fault).OfType<FaultStep>())
        {
            foreach (var protocol in fault.Match.Keys.Where(static key => key != "*"))
                Protocol(protocol, fault);
        }
        var before = errors.Count;
        new Names(scenario, scenario.Steps, errors, "").Check();
        if (errors.Count > before || scenario.Steps.All(static step => step.Over.Count == 0))
            return;
        // Names are known over all protocols together; now over each, without the steps that it leaves out.
        var played = Words
            .Of(WordList.Adapters)
            .Where(protocol => !scenario.Switch.NotOver.ContainsKey(protocol) && (scenario.Switch.Adapter ?? protocol) == protocol);
        foreach (var protocol in played)
            new Names(scenario, [.. scenario.Steps.Where(step => step.IsOver(protocol))], errors, $" over {protocol}").Check();

        void Protocol(string name, ScenarioNode at)
        {
            if (!Words.Of(WordList.Adapters).Contains(name))
                errors.Add(
                    new ScenarioError(
                        scenario.File,
                        at.Line,
                        at.Column,
                        NearestWord.Complain("The adapter", name, Words.Of(WordList.Adapters))
                    )
                );
        }
    }

    /// <summary>Goes through the steps with the names given so far.</summary>
    private sealed class Names(Scenario scenario, IReadOnlyList<Step> steps, List<ScenarioError> errors, string where)
    {
        private readonly HashSet<string> _calls = new(StringComparer.Ordinal);
        private readonly HashSet<string> _commands = new(StringComparer.Ordinal);
        private readonly HashSet<string> _faults = new(StringComparer.Ordinal);

        public void Check()
        {
            foreach (var step in steps)
                Check(step);
            foreach (var pattern in scenario.Never)
            {
                if (pattern.Call is { } name)
                    Known(name, pattern, _calls, "call");
            }
        }

        private void Check(Step step)
        {
            foreach (var (name, at) in CallsUsed(step))
                Known(name, at, _calls, "call");
            foreach (var expect in Expectations(step))
            {
                if (expect.Of is { } of)
                    Known(of, expect, _commands, "command");
                if (expect is { Of: null, Ack: not null } or { Of: null, Effect: not null } && _commands.Count == 0)
                    Complain(expect, $"No command was given before this answer is expected{where}.");
            }
            if (step.ClearFault is { } cleared && cleared != "all")
                Known(cleared, step, _faults, "fault");
            if (step.App is { } app)
            {
                _commands.Add(app.As ?? "");
                Add(app.As, _calls);
            }
            Add(step.People?.As, _calls);
            Add(step.Fault?.As, _faults);
            foreach (var pattern in Patterns(step))
                Add(pattern.As, _calls);
        }

        private void Known(string name, ScenarioNode at, HashSet<string> names, string what)
        {
            if (!names.Contains(name))
                Complain(at, NearestWord.Complain($"The {what}", name, [.. names.Where(static known => known.Length > 0)]) + Suffix());
        }

        private string Suffix() => where.Length == 0 ? "" : $" (played{where}, which leaves out some steps)";

        private void Complain(ScenarioNode at, string message) => errors.Add(new ScenarioError(scenario.File, at.Line, at.Column, message));
    }

    private static void Add(string? name, HashSet<string> names)
    {
        if (name is not null)
            names.Add(name);
    }

    /// <summary>The patterns of events in a step.</summary>
    private static IEnumerable<EventPattern> Patterns(Step step) => Expectations(step).SelectMany(Patterns);

    /// <summary>What a step expects, and each of the ways in which it may come.</summary>
    private static IEnumerable<Expectation> Expectations(Step step) => step.Expect is { } expect ? Ways(expect) : [];

    private static IEnumerable<Expectation> Ways(Expectation expect) => expect.Any is { } any ? any.SelectMany(Ways) : [expect];

    private static IEnumerable<EventPattern> Patterns(Expectation expect)
    {
        if (expect.No is { } no)
            return [no];
        return expect.All ?? (IEnumerable<EventPattern>)(expect.Event is null ? [] : [expect]);
    }

    private static IEnumerable<(string Name, ScenarioNode At)> CallsUsed(Step step)
    {
        foreach (var pattern in Patterns(step))
        {
            foreach (var name in new[] { pattern.Call, pattern.Removes })
            {
                if (name is not null)
                    yield return (name, pattern);
            }
        }
        foreach (var state in Expectations(step).Select(static expect => expect.State).OfType<StatePattern>())
        {
            foreach (var name in new[] { state.Call, state.Parent, state.SameThread, state.NotSameAs })
            {
                if (name is not null and not "-")
                    yield return (name, state);
            }
        }
        if (step.App is { } app)
        {
            foreach (var (name, at) in CallsUsed(app))
            {
                if (name is not null)
                    yield return (name, at);
            }
        }
    }

    private static IEnumerable<(string? Name, ScenarioNode At)> CallsUsed(AppAction app)
    {
        foreach (var member in ScenarioShape.Of(typeof(AppAction)).Choices)
        {
            switch (member.Property.GetValue(app))
            {
                case ConnectionRef x:
                    yield return (x.Call, x);
                    break;
                case AppAction.ConnectionTo x:
                    yield return (x.Call, x);
                    break;
                case AppAction.ConnectionDigits x:
                    yield return (x.Call, x);
                    break;
                case AppAction.ConnectionValues x:
                    yield return (x.Call, x);
                    break;
                case AppAction.HeldAndActive x:
                    yield return (x.Held, x);
                    yield return (x.Active, x);
                    break;
            }
        }
    }
}
