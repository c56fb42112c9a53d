using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Rest;

/// <summary>
/// Finds what a request names, as the caller may see it. What lies outside the caller's view reads exactly like what does not exist.
/// Thread-safe.
/// </summary>
/// <param name="runtime">The runtime.</param>
public sealed class ObjectAccess(ICtiRuntime runtime)
{
    /// <summary>An object as the caller sees it.</summary>
    /// <exception cref="ProblemException">It is not there, is not visible, or ended (410 with its last state).</exception>
    public T Get<T>(Caller caller, ObjectKind kind, string id, ProblemCode unknown)
        where T : CtiObject
    {
        var found = runtime.Log.Find(kind, id);
        if (found.Object is null || Look(caller, found.Object) is not T visible)
            throw new ProblemException(unknown, $"'{id}' is not known.");
        // A thread that went into another stays readable: it says where it went.
        if (found.Status == LookupStatus.Ended && visible is not CallThread { MergedInto: not null })
            throw new ProblemException(
                Ended(ProblemCodes.EndedCall, $"{id} ended at {found.EndedAt:O}, cause {EnumText.Of(found.Cause)}.", visible)
            );
        return visible;
    }

    /// <summary>A call.</summary>
    public Call Call(Caller caller, string id) => Get<Call>(caller, ObjectKind.Call, id, ProblemCodes.NoCall);

    /// <summary>A device.</summary>
    public Device Device(Caller caller, string id) => Get<Device>(caller, ObjectKind.Device, id, ProblemCodes.NoDevice);

    /// <summary>A connection that the caller may command: its call is visible and it is not masked.</summary>
    /// <exception cref="ProblemException">It is not there, is not visible, or ended.</exception>
    public (Call Call, Connection Connection) Connection(Caller caller, string id)
    {
        var found = runtime.Log.Find(new ConnectionId(id));
        if (
            found is { Call: { } call, Connection: { } connection }
            && Look(caller, call) is Call visible
            && (found.Status == LookupStatus.Ended || visible.Connections.Any(one => one.Id == connection.Id && !one.Masked))
            && caller.Rule.Allows(connection, call.Switch)
        )
        {
            if (found.Status == LookupStatus.Present)
                return (visible, connection);
            var detail = found.ReplacedBy is { } successor
                ? $"{id} became {successor} by a merge at {found.EndedAt:O}."
                : $"{id} ended at {found.EndedAt:O}.";
            throw new ProblemException(Ended(ProblemCodes.EndedConnection, detail, visible));
        }
        throw new ProblemException(ProblemCodes.NoConnection, $"'{id}' is not known.");
    }

    /// <summary>The other connection of a device: the named one, or the only one there is.</summary>
    /// <exception cref="ProblemException">There is no such one, or not exactly one.</exception>
    public Connection Other(Caller caller, Connection active, string? named)
    {
        if (named is not null)
        {
            var (_, other) = Connection(caller, named);
            if (other.Device != active.Device || other.Id == active.Id)
                throw ProblemException.At(ProblemCodes.InvalidValue, "held", $"{named} is not another connection of {active.Device}.");
            return other;
        }
        var others = active.Device is not { } device ? [] : ConnectionsOf(device).Where(one => one.Id != active.Id).ToArray();
        return others.Length == 1
            ? others[0]
            : throw ProblemException.At(ProblemCodes.HeldAmbiguous, "held", $"{active.Device} has {others.Length} other connections.");
    }

    /// <summary>The objects of a kind in a snapshot, as the caller sees them.</summary>
    public IEnumerable<CtiObject> Visible(Caller caller, LogSnapshot snapshot, ObjectKind kind)
    {
        // A thread is visible by its calls as they stood in the snapshot; everything else by itself.
        if (kind == ObjectKind.Thread)
            return caller.Key.View.Select(snapshot).Where(one => one.Kind == kind);
        return snapshot.OfKind(kind).Select(one => caller.Key.View.See(one, runtime.Log)).OfType<CtiObject>();
    }

    /// <summary>A configured switch.</summary>
    public SwitchId Switch(string name) =>
        runtime.Switches.Any(one => one.Value == name)
            ? new SwitchId(name)
            : throw new ProblemException(ProblemCodes.NoSwitch, $"'{name}' is not configured.");

    private IEnumerable<Connection> ConnectionsOf(DeviceId device) =>
        runtime
            .Log.TakeSnapshot()
            .OfKind(ObjectKind.Call)
            .Cast<Call>()
            .SelectMany(call => call.Connections)
            .Where(one => one.Device == device);

    /// <summary>An object as the caller sees it; null when it does not.</summary>
    public CtiObject? Look(Caller caller, CtiObject value)
    {
        var seen = caller.Key.View.See(value, runtime.Log);
        // A thread that went into another is visible to whom that one is.
        if (
            seen is null
            && value is CallThread { MergedInto: { } into }
            && runtime.Log.Find(ObjectKind.Thread, into.Value).Object is { } successor
        )
            return successor is CallThread { MergedInto: not null } ? null
                : Look(caller, successor) is null ? null
                : value;
        return seen;
    }

    private static Problem Ended(ProblemCode code, string detail, CtiObject last) => Problem.Of(code, detail) with { Last = last };
}
