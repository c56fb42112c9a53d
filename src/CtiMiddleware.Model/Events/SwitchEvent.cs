using CtiMiddleware.Model.Causes;

namespace CtiMiddleware.Model.Events;

/// <summary>
/// What an adapter reports of its switch: one happening in the terms of ECMA-269, with the switch's own identifiers inside. The runtime
/// turns it into a log event with the middleware's identifiers. Immutable; made on the switch's loop and never changed.
/// </summary>
public abstract record SwitchEvent
{
    /// <summary>The event cause (ECMA-269, 17.2 and the like). <see cref="EventCause.Unknown"/> when the switch gave none.</summary>
    public EventCause Cause { get; init; } = EventCause.Normal;

    /// <summary>The cause in the switch's own words or numbers, for example <c>Q.850 17</c>; null when none was given. Extension.</summary>
    [Extension]
    public string? NativeCause { get; init; }

    /// <summary>The adapter concluded it from other evidence; the switch did not say it (field rule 25). Extension.</summary>
    [Extension]
    public bool Inferred { get; init; }
}
