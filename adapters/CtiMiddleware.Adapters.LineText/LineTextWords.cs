using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>The protocol's own words for devices, parties, causes and states, in the terms of the model. Pure.</summary>
internal static class LineTextWords
{
    /// <summary>A device address: <c>1001</c> is a station, <c>trunk:carrier</c> says what it is.</summary>
    public static PartyDevice Device(string? address, string? name = null)
    {
        if (address is null)
            return PartyDevice.NotKnown;
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return PartyDevice.Of(address[(colon + 1)..], name) with { Category = Category(colon < 0 ? "" : address[..colon]) };
    }

    /// <summary>A party's number: absent is not known, <c>?</c> is withheld.</summary>
    public static PartyDevice Party(string? number) =>
        number == "?" ? new PartyDevice(PartyStatus.Restricted, null) : PartyDevice.Of(number);

    /// <summary>What a device is, by what stands before the colon of its address.</summary>
    public static DeviceCategory Category(string kind) =>
        kind switch
        {
            "" => DeviceCategory.Station,
            "trunk" => DeviceCategory.Trunk,
            "group" => DeviceCategory.AcdGroup,
            "park" => DeviceCategory.Park,
            "room" => DeviceCategory.Conference,
            _ => DeviceCategory.Other,
        };

    /// <summary>Why something happened; a word that is not known stays visible as the native cause.</summary>
    public static EventCause Cause(string? word) =>
        word switch
        {
            null => EventCause.Normal,
            "new" => EventCause.NewCall,
            "make" => EventCause.MakeCall,
            "consult" => EventCause.Consultation,
            "hangup" => EventCause.NormalClearing,
            "cancelled" => EventCause.CallCancelled,
            "busy" => EventCause.Busy,
            "no-answer" => EventCause.CallNotAnswered,
            "elsewhere" => EventCause.MultipleAlerting,
            "bad-number" => EventCause.DestNotObtainable,
            "out-of-service" => EventCause.DestOutOfOrder,
            "congestion" => EventCause.TrunksBusy,
            "redirect" => EventCause.Redirected,
            "enter" => EventCause.EnteringDistribution,
            "distributed" => EventCause.Distributed,
            "pickup" => EventCause.CallPickup,
            "park" => EventCause.Park,
            "recall" => EventCause.Recall,
            "transfer" => EventCause.Transfer,
            "blind" => EventCause.SingleStepTransfer,
            "conference" => EventCause.Conference,
            "intrude" => EventCause.Intrude,
            "blocked" => EventCause.Blocked,
            _ => EventCause.Unknown,
        };

    /// <summary>The state of a connection; null for a word that is not known.</summary>
    public static LocalConnectionState? ConnectionState(string? word) =>
        word switch
        {
            "initiated" => LocalConnectionState.Initiated,
            "alerting" => LocalConnectionState.Alerting,
            "connected" => LocalConnectionState.Connected,
            "hold" => LocalConnectionState.Hold,
            "queued" => LocalConnectionState.Queued,
            "fail" => LocalConnectionState.Fail,
            _ => null,
        };

    /// <summary>The state of an agent; null for a word that is not known.</summary>
    public static AgentState? AgentState(string? word) =>
        word switch
        {
            "ready" => Model.States.AgentState.AgentReady,
            "not-ready" => Model.States.AgentState.AgentNotReady,
            "busy" => Model.States.AgentState.AgentBusy,
            "after-call" => Model.States.AgentState.AgentWorkingAfterCall,
            _ => null,
        };
}
