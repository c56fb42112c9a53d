using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Calls;

/// <summary>The switch object: in service or not, stale or not, and the record of what was not heard (field rules 35 to 37).</summary>
internal sealed class SwitchStatus(RegistryContext context, SwitchObject initial) : TrackedRecord
{
    private SwitchObject _present = initial;
    private DateTimeOffset? _lostAt;
    private DateTimeOffset? _heardAgain;
    private string _lostReason = string.Empty;

    public override ObjectKind Kind => ObjectKind.Switch;

    public override string Key => _present.Key;

    public SwitchObject Present => _present;

    public override CtiObject Build(long rev) => _present with { Rev = rev, CallIdEpoch = context.Epoch };

    /// <summary>Something came from the switch after an outage.</summary>
    public void Heard(DateTimeOffset at)
    {
        if (_lostAt is not null)
            _heardAgain ??= at;
    }

    public void Set(DateTimeOffset at, LinkState state, string reason, string? version)
    {
        Put(_present with { Version = version ?? _present.Version }, at, state, reason);
        Append(at, "cti.switch.stateChanged.v1");
    }

    public void Lost(DateTimeOffset at, LinkState state, string reason)
    {
        if (_lostAt is null && _present.Stale is false)
        {
            _lostAt = at;
            _lostReason = reason;
        }
        _heardAgain = null;
        Put(_present with { Stale = true, StaleSince = _present.StaleSince ?? at }, at, state, reason);
        Append(at, EventTypes.Stale);
    }

    public void InService(DateTimeOffset at, LinkState state, string reason)
    {
        if (_lostAt is { } from)
        {
            context.BeginSynthetic(at, default);
            context.Changes.Detail("from", from);
            context.Changes.Detail("to", _heardAgain ?? at);
            context.Changes.Detail("reason", _lostReason);
            context.Changes.Append(EventTypes.Gap, Key, null);
        }
        _lostAt = null;
        _heardAgain = null;
        Put(_present with { Stale = false, StaleSince = null }, at, state, reason);
        Append(at, EventTypes.InService);
    }

    public void EpochChanged(DateTimeOffset at)
    {
        context.Changes.Touch(this);
        Append(at, EventTypes.EpochChanged);
    }

    private void Put(SwitchObject value, DateTimeOffset at, LinkState state, string reason)
    {
        _present = value with { State = state, Reason = reason, Since = value.State == state ? value.Since : at };
        context.Changes.Touch(this);
    }

    private void Append(DateTimeOffset at, string type)
    {
        context.BeginSynthetic(at, default);
        context.Changes.Cause = EventCause.Normal;
        context.Changes.Synthetic = false;
        context.Changes.Append(type, Key, null);
    }
}
