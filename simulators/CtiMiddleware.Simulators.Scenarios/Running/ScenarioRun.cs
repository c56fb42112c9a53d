using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>One scenario played in one world: its steps in order, then what must never have come.</summary>
internal sealed class ScenarioRun
{
    private static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(2);

    private readonly Scenario _scenario;
    private readonly IScenarioWorld _world;
    private readonly ScenarioPromises _promises;
    private readonly EventTrail _trail;
    private readonly EventMatcher _matcher;
    private readonly DeviceNames _numbers;
    private readonly AppActor _apps;
    private readonly Expectations _expectations;
    private readonly Commands _commands;
    private readonly Dictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly List<(int Number, FaultStep Step)> _set = [];
    private TimeSpan _zero;

    public ScenarioRun(Scenario scenario, IScenarioWorld world, DateTimeOffset start, ScenarioPromises promises)
    {
        _scenario = scenario;
        _world = world;
        _promises = promises;
        _trail = new EventTrail(world.Log, start);
        _numbers = world.OnSwitch(static (engine, _) => new DeviceNames(engine));
        _matcher = new EventMatcher(_trail, _numbers);
        _apps = new AppActor(world, _trail, _numbers);
        _commands = new Commands(world, _trail);
        _expectations = new Expectations(world, _trail, _matcher, new StateCheck(world, _trail, _numbers), _commands, promises);
    }

    /// <summary>What was seen.</summary>
    public EventTrail Trail => _trail;

    /// <summary>The moment from which the steps count.</summary>
    public TimeSpan Zero => _zero;

    /// <summary>What was left out because the adapter denies it.</summary>
    public IReadOnlyCollection<string> LeftOut => _expectations.LeftOut;

    private bool Denied => _promises.DeniedRequirements.Count > 0;

    /// <summary>Plays; null, or what did not come as expected.</summary>
    public ScenarioFailure? Play()
    {
        if (Prepare() is { } unprepared)
            return unprepared;
        for (var i = 0; i < _scenario.Steps.Count; i++)
        {
            var step = _scenario.Steps[i];
            if (!step.IsOver(_world.Under.Protocol))
                continue;
            var failure = Time(step) ?? Do(step);
            _trail.Read();
            if (failure is not null)
                return failure with { Step = i + 1 };
            if (Never() is { } came)
                return came with { Step = i + 1 };
        }
        // What must never come may come just after what was expected last.
        _world.RunFor(SettlingTime);
        _trail.Read();
        if (Never() is { } late)
            return late with { Step = _scenario.Steps.Count };
        return Denied ? null : Idle() ?? Anomalies();
    }

    private ScenarioFailure? Prepare()
    {
        if (_scenario.Given.Count > 0)
        {
            // The states come about before anybody looks.
            _world.CutFor(ScenarioSwitch.GivenTime);
            foreach (var given in _scenario.Given)
            {
                if (_world.OnSwitch((engine, _) => ScenarioSwitch.Apply(engine, given)) is { } complaint)
                    return Failure(given, ScenarioText.Of(given), complaint);
            }
            _world.RunFor(ScenarioSwitch.GivenTime);
        }
        var up = _world.RunUntil(() => Seen() is { Stale: false }, TimeSpan.FromMinutes(1));
        _trail.Read();
        _zero = _world.Elapsed;
        _expectations.Begin();
        return up
            ? null
            : Failure(
                _scenario,
                "the switch in service",
                Seen() is { } seen ? $"{seen.State}: {seen.Reason}" : "the middleware shows no switch"
            );
    }

    // Null for a moment in real time: the switch's loop has not told of it yet.
    private SwitchObject? Seen() => _world.Log.TakeSnapshot().OfKind(ObjectKind.Switch) is [SwitchObject seen, ..] ? seen : null;

    private ScenarioFailure? Time(Step step)
    {
        if (step.At is { } at)
        {
            var now = _world.Elapsed - _zero;
            if (now > at && _world.IsVirtual)
                return Failure(
                    step,
                    $"at: {ScenarioText.Time(at)}",
                    $"it is {ScenarioText.Time(now)} already: the steps before took longer"
                );
            if (at > now)
                _world.RunFor(at - now);
        }
        if (step.Wait is { } wait)
            _world.RunFor(wait);
        return null;
    }

    private ScenarioFailure? Do(Step step)
    {
        if (step.People is { } people)
            return DoPeople(people);
        if (step.App is { } app)
            return DoApp(app);
        if (step.Expect is { } expect)
            return Denied ? null : _expectations.Check(expect);
        if (step.Fault is { } fault)
            return SetFault(fault);
        if (step.Clock is { } clock)
            return SetFault(
                clock,
                new FaultSpec(FaultKind.ClockJump)
                {
                    Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["seconds"] = clock.Jump.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    },
                },
                name: null
            );
        if (step.ClearFault is { } cleared)
            return Clear(step, cleared);
        if (step.Restart is { } restart)
            _world.Restart(restart.Kind == RestartKind.Cold, restart.For);
        if (step.Cut is { } cut)
            _world.CutFor(cut.For);
        return null;
    }

    private ScenarioFailure? DoPeople(PeopleAction people)
    {
        _trail.Read();
        if (people.As is { } name)
            _trail.NameNext(name, NewCallOf(people));
        var complaint = _world.OnSwitch((engine, _) => new PeopleActor(engine).Do(people));
        _world.RunUntil(static () => true, TimeSpan.Zero);
        _trail.Read();
        // What comes before may have been denied: then the switch is in another state than the scenario thinks.
        return complaint is null || Denied ? null : Failure(people, $"people: {ScenarioText.Of(people)}", complaint);
    }

    private static Func<Call, bool> NewCallOf(PeopleAction people)
    {
        var number =
            people.Dial?.From ?? people.Consult?.Device ?? people.PickUp?.Device ?? people.Unpark?.Device ?? people.CallIn?.From ?? "";
        return call =>
            number.Length == 0
            || call.Calling.Number == number
            || call.Connections.Any(connection =>
                connection.Number == number || (connection.Device is { } device && device.Number.SequenceEqual(number))
            );
    }

    private ScenarioFailure? DoApp(AppAction app)
    {
        _trail.Read();
        var command = _apps.Make(app, lenient: Denied || _promises.Denies(app), out var complaint);
        if (command is null)
            return Failure(app, $"app: {ScenarioText.Of(app)}", complaint!);
        var at = _world.Elapsed;
        var id = _commands.Begin(app, command);
        if (!Denied || !_promises.Denies(app))
        {
            _world.RunUntil(static () => true, TimeSpan.Zero);
            return null;
        }
        _world.RunUntil(() => _commands.Outcome(id) is not null, TimeSpan.FromSeconds(1));
        var took = _world.Elapsed - at;
        if (_commands.Outcome(id) == CommandOutcome.NotSupported && (took == TimeSpan.Zero || !_world.IsVirtual))
            return null;
        return Failure(
            app,
            $"{AppActor.Service(app)} refused as notSupported at once, because the adapter's capabilities deny it",
            $"{_commands.Outcome(id)?.ToString() ?? "no answer"} after {ScenarioText.Time(took)}"
        );
    }

    private ScenarioFailure? SetFault(FaultStep fault) => SetFault(fault, fault.ToSpec(_world.Under.Protocol), fault.As);

    private ScenarioFailure? SetFault(ScenarioNode at, FaultSpec spec, string? name)
    {
        try
        {
            var set = _world.OnSwitch((_, face) => face.Faults.Set(spec).Number);
            if (name is not null)
                _faults[name] = set;
            if (at is FaultStep { MayIdle: false } step)
                _set.Add((set, step));
            return null;
        }
        catch (FaultRefusedException refused)
        {
            return Failure(at, ScenarioText.Of(at), refused.Message);
        }
    }

    private ScenarioFailure? Clear(Step step, string name)
    {
        if (name == "all")
        {
            _world.OnSwitch(
                static (_, face) =>
                {
                    face.Faults.Clear();
                    return true;
                }
            );
            return null;
        }
        if (!_faults.TryGetValue(name, out var number))
            return Failure(step, $"clearFault: {name}", $"no fault of that name was set over {_world.Under.Protocol}");
        _world.OnSwitch((_, face) => face.Faults.Remove(number));
        return null;
    }

    // Each fault that was set must have done something: otherwise what the scenario shows is the switch without it.
    private ScenarioFailure? Idle()
    {
        var acted = _world.OnSwitch(
            static (_, face) =>
                face.Faults.Past.Concat(face.Faults.Active).ToDictionary(static fault => fault.Number, static fault => fault.Acted)
        );
        foreach (var (number, step) in _set)
        {
            if (acted.GetValueOrDefault(number, 1) == 0)
                return Failure(
                    step,
                    $"the fault {FaultBoard.Name(step.Kind)} to act at least once",
                    "it never did: the scenario shows nothing of it (mayIdle: true where that is meant)"
                );
        }
        return null;
    }

    private ScenarioFailure? Never()
    {
        foreach (var seen in _trail.Events.Where(seen => seen.At >= _zero))
        {
            if (_scenario.Never.FirstOrDefault(pattern => _matcher.Fits(pattern, seen)) is { } pattern)
                return Failure(pattern, $"never: {ScenarioText.Of(pattern)}", $"it came: {Expectations.Describe(seen, _zero)}");
            if (!seen.Entry.Data.Synthetic && _promises.DeniesType(seen.Entry.Type))
                return Failure(
                    _scenario,
                    $"no {seen.Short}, because the adapter's capabilities deny it",
                    $"it came: {Expectations.Describe(seen, _zero)}"
                );
        }
        return null;
    }

    private ScenarioFailure? Anomalies()
    {
        var disturbed = _scenario.Steps.Any(static x =>
            x.Fault is not null || x.Restart is not null || x.Cut is not null || x.Clock is not null
        );
        if (_scenario.AnomaliesAllowed ?? disturbed)
            return null;
        var counters = _world.Runtime.Diagnostics(VirtualSwitch.Link)!;
        var found = counters.Anomalies.Concat(counters.ProtocolErrors).Where(static pair => pair.Value > 0).ToArray();
        if (found.Length == 0)
            return null;
        var notes = counters.Recent.Take(3).Select(static note => $"\n    {note.Kind}: {note.Detail}");
        return Failure(
            _scenario,
            "no anomaly and no protocol error on the link, because nothing was broken on purpose",
            string.Join(", ", found.Select(static pair => $"{pair.Key} {pair.Value}")) + string.Concat(notes)
        );
    }

    private static ScenarioFailure Failure(ScenarioNode at, string expected, string came) => new(at.Line, 0, expected, came);
}
