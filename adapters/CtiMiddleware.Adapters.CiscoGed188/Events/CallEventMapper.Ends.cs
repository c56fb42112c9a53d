using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

// Brackets, queues, redirections and ends.
internal sealed partial class CallEventMapper
{
    private void Begin(GedMessage message)
    {
        var id = message.Number(Field.ConnectionCallID);
        var linkage = LinkageOf(message);
        if (calls.Find(id) is { } known)
        {
            if (known.Linkage is null || linkage is null || known.Linkage == linkage)
            {
                Brackets(known, message, linkage);
                return;
            }
            // Another call has the identifier now: the end of the first was lost (field rules 1 and 38).
            Anomaly(AnomalyKind.DuplicateObject, $"call {id} begins and call {known.Native} of another router key has not ended", message);
            EndCall(known, inferred: true, EventCause.Unknown, native: null);
        }
        Brackets(Call(message), message, linkage);
    }

    private void Brackets(GedCall call, GedMessage message, string? linkage)
    {
        Heard(call, message);
        if (message.Type == MessageType.BeginCallEvent)
            call.Open(message.Number(Field.ConnectionDeviceIDType), texts.Of(message.TextBytes(Tag.ConnectionDeviceId)));
        Learn(call, message, linkage);
        ConsultedFor(call, message);
        Data(call, new NativeConnection(call.Native, string.Empty), message);
    }

    private void Learn(GedCall call, GedMessage message, string? linkage)
    {
        call.Linkage ??= linkage;
        call.Ani ??= texts.Of(message.TextBytes(Tag.Ani));
        call.Dialled ??= texts.Of(message.TextBytes(Tag.DialedNumber)) ?? texts.Of(message.TextBytes(Tag.Dnis));
        var type = message.Number(Field.CallType);
        if (type is not (0 or GedWire.Unknown16 or GedWire.Unknown))
            call.Type = (GedCallType)type;
    }

    private void DataUpdate(GedMessage message)
    {
        var id = message.Number(Field.ConnectionCallID);
        var renamed = message.Number(Field.NewConnectionCallID);
        if (calls.Find(id) is not { } call)
        {
            if (calls.HasEnded(id))
            {
                // A merge moved the connection; its association goes on with the call that it is in now.
                calls
                    .Find(renamed)
                    ?.Open(message.Number(Field.NewConnectionDeviceIDType), texts.Of(message.TextBytes(Tag.NewConnectionDeviceId)));
                context.Output.Ignored();
                return;
            }
            call = Call(message);
        }
        if (renamed is not (GedWire.Unknown or 0) && renamed != id)
        {
            if (calls.Find(renamed) is { Connections.Count: > 0 } other)
            {
                MoveTo(other, call, message);
                return;
            }
            Rename(call, renamed, message);
        }
        var newDevice = texts.Of(message.TextBytes(Tag.NewConnectionDeviceId));
        var type = message.Number(Field.ConnectionDeviceIDType);
        if (newDevice is not null && call.Find(type, texts.Of(message.TextBytes(Tag.ConnectionDeviceId))) is { } connection)
            (connection.Type, connection.DeviceId) = ((ushort)message.Number(Field.NewConnectionDeviceIDType), newDevice);
        Brackets(call, message, LinkageOf(message));
    }

    // The call goes on under another identifier. Its name stays, so nobody who knows the call is told anything (field rule 1).
    private void Rename(GedCall call, uint id, GedMessage message)
    {
        if (calls.Find(id) is { } other)
            EndCall(other, inferred: true, EventCause.Unknown, native: null);
        var old = (message.Number(Field.ConnectionDeviceIDType), texts.Of(message.TextBytes(Tag.ConnectionDeviceId)) ?? string.Empty);
        if (call.Brackets.Remove(old))
            call.Open(message.Number(Field.NewConnectionDeviceIDType), texts.Of(message.TextBytes(Tag.NewConnectionDeviceId)));
        calls.Rename(call, id);
    }

    // One connection goes into a call that is there already, as when somebody picks a call up: the one it was in is over when it was the last.
    private void MoveTo(GedCall to, GedCall from, GedMessage message)
    {
        var (type, id) = (message.Number(Field.ConnectionDeviceIDType), texts.Of(message.TextBytes(Tag.ConnectionDeviceId)));
        to.Open(message.Number(Field.NewConnectionDeviceIDType), texts.Of(message.TextBytes(Tag.NewConnectionDeviceId)));
        if (id is not null)
            from.Brackets.Remove((type, id));
        if (from.Find(type, id) is { } left)
            EndConnection(left, EventCause.Unknown, native: null, inferred: true, PartyDevice.NotKnown);
        if (from.Connections.Count == 0)
            EndCall(from, inferred: true, EventCause.Unknown, native: null);
    }

    private void Data(GedCall call, NativeConnection native, GedMessage message)
    {
        var digest = CallVariables.Digest(message);
        if (digest == 0 || digest == call.DataDigest)
            return;
        call.DataDigest = digest;
        var values = _variables.Read(message, context.Output);
        if (call.Announced)
            Information(call, native, PartyDevice.NotKnown, values);
        else if (call.Pending is { } pending)
        {
            var left = 0;
            foreach (var (key, value) in values)
            {
                if (pending.Count < GedLimits.MaxPending || pending.ContainsKey(key))
                    pending[key] = value;
                else
                    left++;
            }
            if (left > 0)
                Anomaly(
                    AnomalyKind.AccountDiffers,
                    $"call {call.Native} has more than {GedLimits.MaxPending} attached values before its first event; {left} are left out",
                    message
                );
        }
        else
            call.Pending = values;
    }

    private void Queued(GedMessage message)
    {
        var call = Call(message);
        var device = Subject(call, message, Tag.QueueDeviceId, Field.QueueDeviceType, begins: true, out var queue);
        if (device is null || !IsNews(device, message, LocalConnectionState.Queued))
            return;
        // Several skill groups may have the call in their queues at once; the first is the one it is shown at (field rule 30).
        if (message.Number(Tag.SkillGroupNumber) is var group and not GedWire.Unknown)
            queue = new PartyDevice(PartyStatus.Provided, Text(group)) { Category = DeviceCategory.AcdGroup };
        var queued = message.Number(Field.NumQueued);
        var (cause, native) = GedCauses.Of(message.Number(Field.EventCause));
        var (calling, called) = Ends(call, message);
        Emit(
            call,
            message,
            new CallEvent.Queued(device.Native, queue, calling, called, LastRedirected(message))
            {
                NumberQueued = queued == GedWire.Unknown16 ? null : (int)queued,
                Cause = cause,
                NativeCause = native,
                ParentCall = call.Parent,
                GlobalCallLinkage = call.Linkage,
            },
            device
        );
    }

    private void Dequeued(GedMessage message)
    {
        var call = calls.Find(message.Number(Field.ConnectionCallID));
        var id = texts.Of(message.TextBytes(Tag.ConnectionDeviceId));
        var device = call?.Find(message.Number(Field.ConnectionDeviceIDType), id);
        // Where the call waited at a device that keeps it (a voice port), only the queue ends.
        if (
            device is not { State: LocalConnectionState.Queued }
            || message.Number(Field.LocalConnectionState) == (uint)GedConnectionState.Queued
        )
        {
            context.Output.Ignored();
            return;
        }
        var (cause, native) = GedCauses.Of(message.Number(Field.EventCause));
        if (message.Number(Field.LocalConnectionState) == (uint)GedConnectionState.Connect)
        {
            device.State = LocalConnectionState.Connected;
            Emit(
                call!,
                message,
                new CallEvent.Established(device.Native, device.Device, call!.Calling, call.Called, PartyDevice.NotKnown)
                {
                    Cause = cause,
                    NativeCause = native,
                },
                device
            );
            return;
        }
        EndDiverted(call!, device, PartyDevice.NotKnown, message, cause, native);
    }

    private void Diverted(GedMessage message)
    {
        var call = Call(message);
        var device = Subject(call, message, Tag.DivertingDeviceId, Field.DivertingDeviceType, begins: false, out _);
        if (device is null || !IsNews(device, message, LocalConnectionState.Null))
            return;
        var (cause, native) = GedCauses.Of(message.Number(Field.EventCause));
        var destination = GedParties.Of(message.Number(Field.CalledDeviceType), texts.Of(message.TextBytes(Tag.CalledDeviceId)));
        EndDiverted(call, device, destination, message, cause, native);
    }

    private void EndDiverted(
        GedCall call,
        GedConnection device,
        PartyDevice destination,
        GedMessage message,
        EventCause cause,
        string? native
    )
    {
        // Somebody waits while the call goes on to another device: without a connection of the caller the call would end here.
        if (call.Announced && call.Connections.Count == 1)
            Outside(call, PartyDevice.NotKnown with { Category = DeviceCategory.Trunk });
        Emit(
            call,
            message,
            new CallEvent.Diverted(device.Native, device.Device, destination, call.Calling, call.Called, PartyDevice.NotKnown)
            {
                Cause = cause,
                NativeCause = native,
                ParentCall = call.Parent,
                GlobalCallLinkage = call.Linkage,
            },
            device
        );
        calls.End(device, context.Output.ReceivedAt);
    }

    private void ConnectionCleared(GedMessage message)
    {
        var call = calls.Find(message.Number(Field.ConnectionCallID));
        if (call is null)
        {
            context.Output.Ignored();
            return;
        }
        Heard(call, message);
        var id = texts.Of(message.TextBytes(Tag.ConnectionDeviceId));
        var number = texts.Of(message.TextBytes(Tag.ReleasingDeviceId));
        var releasing = GedParties.Of(message.Number(Field.ReleasingDeviceType), number);
        var named = call.Find(message.Number(Field.ConnectionDeviceIDType), id);
        // A party that stays tells that another one left.
        var stays =
            named is not null
            && (GedConnectionState)message.Number(Field.LocalConnectionState)
                is GedConnectionState.Connect
                    or GedConnectionState.Hold
                    or GedConnectionState.Alerting
                    or GedConnectionState.Queued
                    or GedConnectionState.Fail;
        var device = stays && number is not null && named!.Number != number ? call.FindNumber(number) : named ?? call.FindNumber(number);
        if (
            device is null
            && releasing.Category == DeviceCategory.Trunk
            && call.Outside is { } outside
            && call.Connections.Contains(outside)
        )
            device = outside;
        if (device is null)
        {
            // The connection of somebody who was never shown, a caller from outside for instance, or one that ended already.
            context.Output.Ignored();
            return;
        }
        var (cause, native) = GedCauses.Of(message.Number(Field.EventCause));
        EndConnection(device, cause, native, inferred: false, releasing);
    }

    private void EndConnection(GedConnection device, EventCause cause, string? native, bool inferred, PartyDevice releasing)
    {
        context.Output.Emit(
            new CallEvent.ConnectionCleared(device.Native, releasing)
            {
                Cause = cause,
                NativeCause = native,
                Inferred = inferred,
            }
        );
        calls.End(device, context.Output.ReceivedAt);
    }

    private void Cleared(GedMessage message)
    {
        if (calls.Find(message.Number(Field.ConnectionCallID)) is not { } call)
        {
            context.Output.Ignored();
            return;
        }
        var (cause, native) = GedCauses.Of(message.Number(Field.EventCause));
        EndCall(call, inferred: false, cause, native);
    }

    // The bracket closes. When the call's end was not told before, this is its end as far as this link can see; while the brackets of other
    // connections are open only this one is gone (field rule 25: the end may be all that is told of a redirection).
    private void End(GedMessage message)
    {
        if (calls.Find(message.Number(Field.ConnectionCallID)) is not { } call)
        {
            context.Output.Ignored();
            return;
        }
        var (type, id) = (message.Number(Field.ConnectionDeviceIDType), texts.Of(message.TextBytes(Tag.ConnectionDeviceId)));
        var open = id is not null && call.Brackets.Remove((type, id));
        var left = call.Find(type, id);
        // A bracket whose beginning was never heard says nothing about connections that are known to go on.
        var last = call.Brackets.Count == 0 && (open || !call.Connections.Exists(other => other != left && other.DeviceId is not null));
        if (id is null || last)
        {
            EndCall(call, inferred: call.Announced, EventCause.Unknown, native: null);
            return;
        }
        if (left is not null)
            EndConnection(left, EventCause.Unknown, native: null, inferred: true, PartyDevice.NotKnown);
        else
            context.Output.Ignored();
    }

    private void EndCall(GedCall call, bool inferred, EventCause cause, string? native)
    {
        // A party that failed, or that is outside, is not cleared by a message of its own: the end of the call is its end (field rules 13 and 25).
        foreach (var open in call.Announced ? call.Connections.ToArray() : [])
            EndConnection(open, cause, native, inferred: true, PartyDevice.NotKnown);
        if (call.Announced)
            context.Output.Emit(
                new CallEvent.CallCleared(new NativeConnection(call.Native, string.Empty))
                {
                    Cause = cause,
                    NativeCause = native,
                    Inferred = inferred,
                }
            );
        calls.End(call, context.Output.ReceivedAt);
    }

    /// <summary>A snapshot shows the call: caller, kind and key are learnt, its data wait for <see cref="ShownData"/>.</summary>
    public void Shown(GedCall call, GedMessage message, string? linkage)
    {
        call.SeenIn = Snapshot;
        Learn(call, message, linkage);
        if (call.Calling.Number is null && call.Ani is not null)
            call.Calling = GedParties.Outside(call.Ani);
        if (call.Called.Number is null && call.Dialled is not null)
            call.Called = GedParties.Outside(call.Dialled);
    }

    /// <summary>A snapshot showed the call to the runtime: now its data can follow.</summary>
    public void ShownData(GedCall call, GedMessage message) => Data(call, new NativeConnection(call.Native, string.Empty), message);

    /// <summary>The router's key spans peripherals; the reference does too, where the switch gives one (field rule 6). Null when neither is told.</summary>
    public static string? LinkageOf(GedMessage message)
    {
        var key = message.Number(Tag.RouterCallKeyCallId);
        if (key is not (GedWire.Unknown or 0))
            return $"{Text(message.Number(Tag.RouterCallKeyDay))}-{Text(key)}";
        return message.TryFind(Tag.CallReferenceId, out var reference) && !reference.Data.IsEmpty
            ? Convert.ToHexString(reference.Data)
            : null;
    }
}
