using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;

namespace CtiMiddleware.Simulators.Scenarios.Rig;

/// <summary>A simulated switch and the middleware, joined by a link: what a scenario is played in. Used by one thread.</summary>
public interface IScenarioWorld : IAsyncDisposable
{
    /// <summary>Adapter and face.</summary>
    SwitchUnderTest Under { get; }

    /// <summary>The middleware.</summary>
    CtiRuntime Runtime { get; }

    /// <summary>What the middleware tells.</summary>
    EventLog Log { get; }

    /// <summary>Time that has passed in the world.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>True when time is virtual: then moments are exact, otherwise times must be allowed to differ.</summary>
    bool IsVirtual { get; }

    /// <summary>Does something on the switch and gives back what came of it.</summary>
    T OnSwitch<T>(Func<PbxEngine, ISwitchFace, T> work);

    /// <summary>Lets time pass.</summary>
    void RunFor(TimeSpan span);

    /// <summary>Lets time pass until something is so, at most for a while; whether it came to be.</summary>
    bool RunUntil(Func<bool> isSo, TimeSpan limit);

    /// <summary>Begins a command; its end is seen with <see cref="CtiRuntime.FindOperation"/> as time passes.</summary>
    OperationId Begin(SwitchCommand command, TimeSpan? timeout = null);

    /// <summary>Closes every connection; new ones are refused for a while.</summary>
    void CutFor(TimeSpan span);

    /// <summary>The switch restarts: a cold start loses its calls and begins its identifiers anew.</summary>
    void Restart(bool cold, TimeSpan absent);
}
