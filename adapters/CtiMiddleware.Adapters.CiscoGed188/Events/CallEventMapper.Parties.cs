using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

// Which call and which connection a message is about, and who is in it.
internal sealed partial class CallEventMapper
{
    /// <summary>The call of a message, made when it was never seen (field rule 4).</summary>
    private GedCall Call(GedMessage message)
    {
        var id = message.Number(Field.ConnectionCallID);
        var call = calls.Find(id) ?? calls.Add(id, context.Output.ReceivedAt);
        Heard(call, message);
        return call;
    }

    private void Heard(GedCall call, GedMessage message)
    {
        call.SeenIn = Snapshot;
        var speaker = message.Number(Field.PeripheralID);
        if (speaker is not (GedWire.Unknown or 0))
            Peripheral = call.Peripheral = speaker;
    }

    /// <summary>A switch that never ends its calls must not fill the memory: the oldest is said to be forgotten, and ends.</summary>
    public void Forget(GedCall oldest)
    {
        context.Output.Anomaly(
            AnomalyKind.AccountDiffers,
            $"more than {calls.Most} calls are open; call {oldest.Native} is forgotten",
            default
        );
        EndCall(oldest, inferred: true, Model.Causes.EventCause.Unknown, native: null);
    }

    /// <summary>
    /// The connection that an event is about. A message names one connection and, beside it, the device that rings, answers, holds and so on.
    /// When the connection named is known to be another party's, the message tells that party's view of the happening and the connection meant
    /// is that of the device.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="message">The message.</param>
    /// <param name="deviceTag">The field with the device.</param>
    /// <param name="deviceType">The field with its kind.</param>
    /// <param name="begins">Whether the event may begin a connection anew that ended a moment ago.</param>
    /// <param name="party">The device.</param>
    /// <returns>Null when the message is a late word about a connection that ended.</returns>
    private GedConnection? Subject(GedCall call, GedMessage message, Tag deviceTag, Field deviceType, bool begins, out PartyDevice party)
    {
        var type = message.Number(Field.ConnectionDeviceIDType);
        var id = texts.Of(message.TextBytes(Tag.ConnectionDeviceId));
        var number = texts.Of(message.TextBytes(deviceTag));
        party = GedParties.Of(message.Number(deviceType), number);
        if (number is null && type == (uint)ConnectionDeviceIDType.Static && party.Category != DeviceCategory.Trunk)
        {
            // A static connection identifier is a device identifier.
            number = id;
            party = party with { Status = id is null ? PartyStatus.NotKnown : PartyStatus.Provided, Number = id };
        }
        var named = id is null ? null : call.Find(type, id);
        if (named is not null && (number is null || named.Number is null || named.Number == number))
            return Learn(named, number, party);
        var another = id is null || IsAnotherParty(message, type, id, number, named);
        if (!begins && call.FindNumber(number) is null && call.HasEnded(type, another ? null : id, number, Milliseconds() - _window))
        {
            context.Output.Ignored();
            return null;
        }
        if (another)
        {
            var known = call.FindNumber(number) ?? NewConnection(call, GedWire.Unknown16, id: null, number, message);
            return Learn(known, number, party);
        }
        // The device is known by its number only, or its identifier changed in the call: the same connection under a new identifier.
        var same = call.FindNumber(number);
        if (same is { DeviceId: null })
            (same.Type, same.DeviceId) = ((ushort)type, id);
        else if (same is not null && same.Type == (ushort)ConnectionDeviceIDType.Dynamic && type == same.Type)
            same.DeviceId = id;
        else
            same = NewConnection(call, type, id, number, message);
        return Learn(same, number, party);
    }

    private long Milliseconds() => context.Output.ReceivedAt.UtcTicks / TimeSpan.TicksPerMillisecond;

    private GedConnection NewConnection(GedCall call, uint type, string? id, string? number, GedMessage message)
    {
        if (call.Connections.Count >= GedLimits.MaxConnections)
        {
            var oldest = call.Connections[0];
            Anomaly(AnomalyKind.AccountDiffers, $"call {call.Native} has more than {GedLimits.MaxConnections} connections", message);
            EndConnection(oldest, Model.Causes.EventCause.Unknown, native: null, inferred: true, PartyDevice.NotKnown);
        }
        return GedCalls.Add(call, type, id, number);
    }

    private static GedConnection Learn(GedConnection connection, string? number, PartyDevice party)
    {
        connection.Number ??= number;
        if (party.Number is not null || connection.Device.Number is null)
            connection.Device = party;
        return connection;
    }

    private bool IsAnotherParty(GedMessage message, uint type, string id, string? number, GedConnection? named)
    {
        if (number is null || id == number)
            return false;
        if (named is not null)
            return true;
        return type == (uint)ConnectionDeviceIDType.Static
            && (id == texts.Of(message.TextBytes(Tag.CallingDeviceId)) || id == texts.Of(message.TextBytes(Tag.CalledDeviceId)));
    }

    private PartyDevice Calling(GedCall call, GedMessage message)
    {
        var type = message.Number(Field.CallingDeviceType);
        var party = GedParties.Of(type, texts.Of(message.TextBytes(Tag.CallingDeviceId)));
        if (party.Number is null && (texts.Of(message.TextBytes(Tag.Ani)) ?? call.Ani) is { } ani && call.Calling.Number is null)
            party = GedParties.Outside(ani);
        if (call.Calling.Number is null)
            call.Calling = party;
        return party.Number is null ? call.Calling : party;
    }

    private PartyDevice Called(GedCall call, GedMessage message)
    {
        var party = GedParties.Of(message.Number(Field.CalledDeviceType), texts.Of(message.TextBytes(Tag.CalledDeviceId)));
        if (party.Number is null && call.Called.Number is null && call.Dialled is { } dialled)
            party = GedParties.Outside(dialled);
        if (call.Called.Number is null)
            call.Called = party;
        return party.Number is null ? call.Called : party;
    }

    /// <summary>
    /// Caller and called of an event. A caller from outside has no connection that the protocol tells of, yet it is who the call is about: at the
    /// first event of the call one is concluded, marked as inferred, that can be seen and not addressed (field rule 25).
    /// </summary>
    private (PartyDevice Calling, PartyDevice Called) Ends(GedCall call, GedMessage message)
    {
        var calling = Calling(call, message);
        var called = Called(call, message);
        if (call.Announced || call.FindNumber(calling.Number) is not null)
            return (calling, called);
        if (calling.Category == DeviceCategory.Trunk || (calling.Number is null && IsInbound(call.Type)))
            Outside(call, calling with { Category = DeviceCategory.Trunk });
        return (calling, called);
    }

    private static bool IsInbound(GedCallType? type) =>
        type
            is GedCallType.AcdIn
                or GedCallType.PrerouteAcdIn
                or GedCallType.PrerouteDirectAgent
                or GedCallType.TransferIn
                or GedCallType.OverflowIn
                or GedCallType.OtherIn
                or GedCallType.Offered;

    private void Outside(GedCall call, PartyDevice calling)
    {
        var caller = call.Outside = GedCalls.Add(call, GedWire.Unknown16, deviceId: null, calling.Number);
        caller.Device = calling;
        caller.State = LocalConnectionState.Connected;
        if (!call.Announced)
            Announce(call, caller);
        context.Output.Emit(
            new CallEvent.Originated(caller.Native, calling, call.Called)
            {
                Cause = Model.Causes.EventCause.Unknown,
                Inferred = true,
                ParentCall = call.Parent,
                GlobalCallLinkage = call.Linkage,
            }
        );
    }

    private PartyDevice LastRedirected(GedMessage message) =>
        texts.Of(message.TextBytes(Tag.LastRedirectDeviceId)) is { } number
            ? GedParties.Of(message.Number(Field.LastRedirectDeviceType), number)
            : PartyDevice.NotRequired;

    /// <summary>The parent of a consultation: what the switch says, or the call that the device holds (field rule 7).</summary>
    private void Parent(GedCall call, GedConnection device, GedMessage message)
    {
        if (call.Parent is not null)
            return;
        var consults =
            call.Type is GedCallType.Consult or GedCallType.ConsultOfferred or GedCallType.ConsultConference
            || message.Number(Field.EventCause) == (uint)GedEventCause.Consult;
        if (consults && calls.HeldBy(device.Number) is { } held && held.Call != call)
            call.Parent = held.Call.Native;
    }

    private void ConsultedFor(GedCall call, GedMessage message)
    {
        var id = message.Number(Tag.CocConnectionCallId);
        if (id != GedWire.Unknown && id != 0 && calls.Find(id) is { } parent && parent != call)
            call.Parent ??= parent.Native;
    }
}
