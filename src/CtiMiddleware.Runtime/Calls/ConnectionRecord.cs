using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Devices;

namespace CtiMiddleware.Runtime.Calls;

/// <summary>A registry's working copy of a connection. Published inside its call; an unchanged one keeps its object.</summary>
internal sealed class ConnectionRecord(ConnectionId id, NativeConnection native, CallRecord call)
{
    private Connection? _built;

    public ConnectionId Id { get; } = id;

    public NativeConnection Native { get; } = native;

    public CallRecord Call { get; } = call;

    public DeviceRecord? Device { get; set; }

    public DeviceCategory DeviceKind { get; set; }

    public LocalConnectionState State { get; set; }

    public EventCause Cause { get; set; }

    public DateTimeOffset Since { get; set; }

    public string? Number { get; set; }

    public string? Name { get; set; }

    public bool Recording { get; set; }

    /// <summary>The published object no longer says what this says.</summary>
    public void Changed() => _built = null;

    public Connection Build(long rev) =>
        _built ??= new Connection
        {
            Id = Id,
            Call = Call.Id,
            Device = Device?.Id,
            DeviceKind = DeviceKind,
            State = State,
            Cause = Cause,
            Since = Since,
            Number = Number,
            Name = Name,
            Recording = Recording,
            Rev = rev,
            Native = Native,
        };
}
