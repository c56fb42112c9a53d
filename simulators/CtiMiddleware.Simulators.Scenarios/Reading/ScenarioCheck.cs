using CtiMiddleware.Simulators.Scenarios.Model;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>Checks what no single value shows: that names are given before they are used, that a pattern names an event.</summary>
internal static class ScenarioCheck
{
    public static void Check(Scenario scenario, List<ScenarioError> errors)
    {
        var calls = new HashSet<string>(StringComparer.Ordinal);
        var commands = new HashSet<string>(StringComparer.Ordinal);
        var faults = new HashSet<string>(StringComparer.Ordinal);
        if (scenario.Steps.Count == 0)
            errors.Add(new ScenarioError(scenario.File, scenario.Line, scenario.Column, "A scenario without steps shows nothing."));
        foreach (var step in scenario.Steps)
        {
            foreach (var (name, at) in CallsUsed(step))
                Known(name, at, calls, "call");
            if (step.Expect?.Of is { } of)
                Known(of, step.Expect, commands, "command");
            if (step.Expect is { Of: null, Ack: not null } or { Of: null, Effect: not null } && commands.Count == 0)
                errors.Add(Error(step.Expect, "No command was given before this answer is expected."));
            if (step.ClearFault is { } cleared && cleared != "all")
                Known(cleared, step, faults, "fault");
            if (step.App is { } app)
            {
                commands.Add(app.As ?? "");
                Add(app.As, calls);
            }
            Add(step.People?.As, calls);
            Add(step.Fault?.As, faults);
            foreach (var pattern in Patterns(step))
                Add(pattern.As, calls);
        }
        foreach (var protocol in scenario.Switch.NotOver.Keys)
            Protocol(protocol, scenario.Switch);
        foreach (var fault in scenario.Steps.Select(static step => step.Fault).OfType<FaultStep>())
        {
            foreach (var protocol in fault.Match.Keys.Where(static key => key != "*"))
                Protocol(protocol, fault);
        }
        foreach (var pattern in scenario.Never)
        {
            if (pattern.Call is { } name)
                Known(name, pattern, calls, "call");
        }

        void Protocol(string name, ScenarioNode at)
        {
            if (!Words.Of(WordList.Adapters).Contains(name))
                errors.Add(Error(at, NearestWord.Complain("The adapter", name, Words.Of(WordList.Adapters))));
        }

        void Known(string name, ScenarioNode at, HashSet<string> names, string what)
        {
            if (!names.Contains(name))
                errors.Add(Error(at, NearestWord.Complain($"The {what}", name, [.. names.Where(static known => known.Length > 0)])));
        }

        ScenarioError Error(ScenarioNode at, string message) => new(scenario.File, at.Line, at.Column, message);
    }

    private static void Add(string? name, HashSet<string> names)
    {
        if (name is not null)
            names.Add(name);
    }

    /// <summary>The patterns of events in a step.</summary>
    public static IEnumerable<EventPattern> Patterns(Step step)
    {
        if (step.Expect is not { } expect)
            return [];
        return Patterns(expect);
    }

    private static IEnumerable<EventPattern> Patterns(Expectation expect)
    {
        if (expect.No is { } no)
            return [no];
        if (expect.Any is { } any)
            return any.SelectMany(Patterns);
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
        if (step.Expect?.State is { } state)
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
