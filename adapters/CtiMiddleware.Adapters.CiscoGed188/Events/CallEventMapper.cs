using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>Call messages → uniform call events, over the table of calls. Merges stand in the other part of this class.</summary>
/// <param name="calls">The calls known.</param>
/// <param name="texts">Where strings come from.</param>
/// <param name="context">The link.</param>
/// <param name="window">How long the same news of another monitor is a repetition.</param>
/// <param name="peripheral">The peripheral; null for the one that speaks first.</param>
internal sealed partial class CallEventMapper(GedCalls calls, TextCache texts, IGedContext context, TimeSpan window, uint? peripheral)
{
    private readonly CallVariables _variables = new(texts);
    private readonly long _window = (long)window.TotalMilliseconds;

    /// <summary>The number of the snapshot that runs; calls are marked with it when they are heard of.</summary>
    public long Snapshot { get; set; }

    /// <summary>The peripheral that reported last; the one to ask when none is configured.</summary>
    public uint Peripheral { get; private set; } = GedWire.Unknown;

    /// <summary>Applies a message about one call and one of its devices.</summary>
    /// <returns>False when the message is no call event, and not an agent's of another peripheral either.</returns>
    public bool Apply(GedMessage message)
    {
        var speaker = message.Number(Field.PeripheralID);
        if (speaker != _own && IsAnothers(speaker, message))
            return true;
        if (message.Layout is { } layout && layout.Has(Field.ConnectionCallID) && message.Number(Field.ConnectionCallID) == GedWire.Unknown)
            return WithoutCall(message);
        switch (message.Type)
        {
            case MessageType.BeginCallEvent:
                Begin(message);
                return true;
            case MessageType.CallDeliveredEvent:
                Delivered(message);
                return true;
            case MessageType.CallEstablishedEvent:
                Established(message);
                return true;
            case MessageType.CallOriginatedEvent:
                Originated(message);
                return true;
            case MessageType.CallServiceInitiatedEvent:
                ServiceInitiated(message);
                return true;
            case MessageType.CallHeldEvent:
                Held(message);
                return true;
            case MessageType.CallRetrievedEvent:
                Retrieved(message);
                return true;
            case MessageType.CallQueuedEvent:
                Queued(message);
                return true;
            case MessageType.CallDequeuedEvent:
                Dequeued(message);
                return true;
            case MessageType.CallDivertedEvent:
                Diverted(message);
                return true;
            case MessageType.CallFailedEvent:
                Failed(message);
                return true;
            case MessageType.CallReachedNetworkEvent:
                ReachedNetwork(message);
                return true;
            case MessageType.CallConnectionClearedEvent:
                ConnectionCleared(message);
                return true;
            case MessageType.CallClearedEvent:
                Cleared(message);
                return true;
            case MessageType.EndCallEvent:
                End(message);
                return true;
            case MessageType.CallDataUpdateEvent:
                DataUpdate(message);
                return true;
            case MessageType.CallTransferredEvent:
            case MessageType.CallConferencedEvent:
                Merge(message);
                return true;
            default:
                return false;
        }
    }

    private void ServiceInitiated(GedMessage message)
    {
        var call = Call(message);
        var device = Subject(call, message, Tag.CallingDeviceId, Field.CallingDeviceType, begins: true, out var subject);
        if (device is null || !IsNews(device, message, LocalConnectionState.Initiated))
            return;
        call.Calling = subject;
        Parent(call, device, message);
        Emit(
            call,
            message,
            new CallEvent.ServiceInitiated(device.Native, subject, PartyDevice.NotKnown)
            {
                ParentCall = call.Parent,
                GlobalCallLinkage = call.Linkage,
            },
            device
        );
    }

    private void Originated(GedMessage message)
    {
        var call = Call(message);
        var device = Subject(call, message, Tag.CallingDeviceId, Field.CallingDeviceType, begins: true, out var subject);
        if (device is null || !IsNews(device, message, LocalConnectionState.Connected))
            return;
        var calling = Calling(call, message);
        var called = Called(call, message);
        Parent(call, device, message);
        var (cause, native) = GedCauses.Of(message.Number(Field.EventCause));
        Emit(
            call,
            message,
            new CallEvent.Originated(device.Native, calling, called)
            {
                OriginatingDevice = GedParties.IsTrunk(message.Number(Field.CallingDeviceType)) ? subject : null,
                Cause = cause,
                NativeCause = native,
                ParentCall = call.Parent,
                GlobalCallLinkage = call.Linkage,
            },
            device
        );
    }

    private void Delivered(GedMessage message)
    {
        var call = Call(message);
        var device = Subject(call, message, Tag.AlertingDeviceId, Field.AlertingDeviceType, begins: true, out var subject);
        if (device is not null && IsNews(device, message, LocalConnectionState.Alerting))
        {
            var (cause, native) = GedCauses.Of(message.Number(Field.EventCause));
            var (calling, called) = Ends(call, message);
            Emit(
                call,
                message,
                new CallEvent.Delivered(device.Native, subject, calling, called, LastRedirected(message))
                {
                    Cause = cause,
                    NativeCause = native,
                    ParentCall = call.Parent,
                    GlobalCallLinkage = call.Linkage,
                },
                device
            );
        }
        if (device is not null)
            Data(call, device.Native, message);
    }

    private void Established(GedMessage message)
    {
        var call = Call(message);
        var device = Subject(call, message, Tag.AnsweringDeviceId, Field.AnsweringDeviceType, begins: false, out var subject);
        if (device is null || !IsNews(device, message, LocalConnectionState.Connected))
            return;
        var (cause, native) = GedCauses.Of(message.Number(Field.EventCause));
        var (calling, called) = Ends(call, message);
        Emit(
            call,
            message,
            new CallEvent.Established(device.Native, subject, calling, called, LastRedirected(message))
            {
                Cause = cause,
                NativeCause = native,
                ParentCall = call.Parent,
                GlobalCallLinkage = call.Linkage,
            },
            device
        );
    }

    private void Held(GedMessage message)
    {
        var call = Call(message);
        var device = Subject(call, message, Tag.HoldingDeviceId, Field.HoldingDeviceType, begins: false, out var subject);
        if (device is null || !IsNews(device, message, LocalConnectionState.Hold))
            return;
        calls.Held(device);
        var (cause, native) = GedCauses.Of(message.Number(Field.EventCause));
        Emit(
            call,
            message,
            new CallEvent.Held(device.Native, subject)
            {
                Cause = cause,
                NativeCause = native,
                ParentCall = call.Parent,
            },
            device
        );
    }

    private void Retrieved(GedMessage message)
    {
        var call = Call(message);
        var device = Subject(call, message, Tag.RetrievingDeviceId, Field.RetrievingDeviceType, begins: false, out var subject);
        if (device is null || !IsNews(device, message, LocalConnectionState.Connected))
            return;
        var (cause, native) = GedCauses.Of(message.Number(Field.EventCause));
        Emit(
            call,
            message,
            new CallEvent.Retrieved(device.Native, subject)
            {
                Cause = cause,
                NativeCause = native,
                ParentCall = call.Parent,
            },
            device
        );
    }

    private void Failed(GedMessage message)
    {
        var call = Call(message);
        var device = Subject(call, message, Tag.FailingDeviceId, Field.FailingDeviceType, begins: false, out var subject);
        if (device is not null && IsNews(device, message, LocalConnectionState.Fail))
            EmitFailed(call, device, subject, message);
    }

    private void EmitFailed(GedCall call, GedConnection device, PartyDevice subject, GedMessage message)
    {
        var (cause, native) = GedCauses.Of(message.Number(Field.EventCause));
        Emit(
            call,
            message,
            new CallEvent.Failed(device.Native, subject, call.Calling, Called(call, message), PartyDevice.NotKnown)
            {
                Cause = cause,
                NativeCause = native,
                ParentCall = call.Parent,
                GlobalCallLinkage = call.Linkage,
            },
            device
        );
    }

    // A failure that names no connection (field rule 13): that of the call which dialled there and is not answered.
    private bool WithoutCall(GedMessage message)
    {
        if (message.Type != MessageType.CallFailedEvent)
            return false;
        var failing = GedParties.Of(message.Number(Field.FailingDeviceType), texts.Of(message.TextBytes(Tag.FailingDeviceId)));
        var dialled = texts.Of(message.TextBytes(Tag.CalledDeviceId)) ?? failing.Number;
        var call = Dialling(dialled);
        if (call is null)
        {
            Anomaly(
                AnomalyKind.UnknownObject,
                $"CALL_FAILED_EVENT names no call, and none that dialled {dialled} waits for an answer",
                message
            );
            return true;
        }
        Heard(call, message);
        var device = GedCalls.Add(call, GedWire.Unknown16, deviceId: null, failing.Number ?? dialled);
        Learn(device, failing.Number, failing);
        if (IsNews(device, message, LocalConnectionState.Fail))
            EmitFailed(call, device, failing, message);
        return true;
    }

    // The newest call that dialled there and waits for an answer.
    private GedCall? Dialling(string? dialled)
    {
        var call = dialled is null ? null : calls.Newest;
        for (var depth = 0; call is not null && depth < GedLimits.FailureDepth; depth++, call = call.Older)
        {
            if (call.Connections.Count == 1 && call.Called.Number == dialled)
                return call;
        }
        return null;
    }

    private void ReachedNetwork(GedMessage message)
    {
        var call = Call(message);
        // The connection is that of the outside party, by the number that later events call it; without one it is the trunk's.
        var device = message.TextBytes(Tag.CalledDeviceId).IsEmpty
            ? Subject(call, message, Tag.TrunkUsedDeviceId, Field.TrunkUsedDeviceType, begins: true, out _)
            : Subject(call, message, Tag.CalledDeviceId, Field.CalledDeviceType, begins: true, out _);
        if (device is null || !IsNews(device, message, LocalConnectionState.Connected))
            return;
        // The trunk is named as what it is here: it is the interface, not a party (field rule 18).
        var trunk = PartyDevice.Of(texts.Of(message.TextBytes(Tag.TrunkUsedDeviceId))) with
        {
            Category = DeviceCategory.Trunk,
        };
        var (cause, native) = GedCauses.Of(message.Number(Field.EventCause));
        Emit(
            call,
            message,
            new CallEvent.NetworkReached(device.Native, trunk, call.Calling, Called(call, message), PartyDevice.NotKnown)
            {
                Cause = cause,
                NativeCause = native,
                ParentCall = call.Parent,
                GlobalCallLinkage = call.Linkage,
            },
            device
        );
    }

    private void Emit(GedCall call, GedMessage message, CallEvent e, GedConnection device)
    {
        if (!call.Announced)
            Announce(call, device);
        context.Output.Emit(e);
        if (call.Pending is { } pending)
        {
            call.Pending = null;
            Information(call, device.Native, device.Device, pending);
        }
    }

    private void Announce(GedCall call, GedConnection device)
    {
        call.Announced = true;
        context.Begins(device);
    }

    private void Information(GedCall call, NativeConnection native, PartyDevice device, Dictionary<string, string?> values) =>
        context.Output.Emit(
            new CallEvent.CallInformation(native, device, PartyDevice.NotKnown)
            {
                AttachedData = values,
                ParentCall = call.Parent,
                GlobalCallLinkage = call.Linkage,
            }
        );

    private bool IsNews(GedConnection connection, GedMessage message, LocalConnectionState state)
    {
        if (!connection.History.Add((byte)message.Type, message.Number(Field.MonitorID), Milliseconds(), _window))
        {
            context.Output.Ignored();
            return false;
        }
        if (connection.State == LocalConnectionState.Hold && state != LocalConnectionState.Hold)
            calls.NoLongerHeld(connection);
        connection.State = state;
        return true;
    }

    private void Anomaly(AnomalyKind kind, string detail, GedMessage message) => context.Output.Anomaly(kind, detail, message.Frame);

    private static string Text(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
