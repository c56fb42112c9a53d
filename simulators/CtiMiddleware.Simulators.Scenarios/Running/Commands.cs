using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>The commands that a scenario gave, by name, with the moments at which they were given.</summary>
/// <param name="world">The world.</param>
/// <param name="trail">Gets to know the calls that they make.</param>
internal sealed class Commands(IScenarioWorld world, EventTrail trail)
{
    private readonly Dictionary<string, OperationId> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<OperationId, TimeSpan> _given = [];
    private OperationId? _last;

    /// <summary>Gives a command.</summary>
    public OperationId Begin(AppAction app, SwitchCommand command)
    {
        var id = world.Begin(command, app.Timeout);
        _last = id;
        _given[id] = world.Elapsed;
        if (app.As is { } name)
        {
            _names[name] = id;
            Bind();
        }
        return id;
    }

    /// <summary>The command of a name, or the last one.</summary>
    public Operation? Find(string? name) => (name is null ? _last : Named(name)) is { } id ? world.Runtime.FindOperation(id) : null;

    // Null for a name whose command was left out over this protocol.
    private OperationId? Named(string name) => _names.TryGetValue(name, out var id) ? id : null;

    /// <summary>When it was given.</summary>
    public TimeSpan Given(Operation operation) => _given[operation.Id];

    /// <summary>How it ended; null while it runs.</summary>
    public CommandOutcome? Outcome(OperationId id) => world.Runtime.FindOperation(id)?.Outcome;

    /// <summary>Gives the names of commands to the calls that they turned out to be about.</summary>
    public void Bind()
    {
        foreach (var (name, id) in _names)
        {
            if (trail.Find(name) is not null || world.Runtime.FindOperation(id) is not { } operation)
                continue;
            if (operation.Call is { } call)
                trail.Name(name, call);
            // The switch did not say which call it makes; the event by which it was seen does.
            else if (operation.EffectCursor is { } effect && trail.CallAt(effect.Number) is { } seen)
                trail.Name(name, seen);
        }
    }
}
