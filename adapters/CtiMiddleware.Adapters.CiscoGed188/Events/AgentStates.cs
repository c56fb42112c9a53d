using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>The protocol's agent states in the terms of the model. One table.</summary>
internal static class AgentStates
{
    /// <summary>The state towards a group; null when the protocol's state tells none.</summary>
    public static AgentState? Of(GedAgentState state) =>
        state switch
        {
            GedAgentState.Login or GedAgentState.NotReady or GedAgentState.NotActive => AgentState.AgentNotReady,
            GedAgentState.Logout => AgentState.AgentNull,
            GedAgentState.Available => AgentState.AgentReady,
            GedAgentState.WorkNotReady or GedAgentState.WorkReady => AgentState.AgentWorkingAfterCall,
            GedAgentState.Talking
            or GedAgentState.Hold
            or GedAgentState.Reserved
            or GedAgentState.BusyOther
            or GedAgentState.Active
            or GedAgentState.Paused
            or GedAgentState.Interrupted => AgentState.AgentBusy,
            _ => null,
        };

    /// <summary>What keeps a busy agent busy.</summary>
    public static AgentOccupation? Occupation(GedAgentState state) =>
        state switch
        {
            GedAgentState.Talking => AgentOccupation.Talking,
            GedAgentState.Hold => AgentOccupation.Holding,
            GedAgentState.Reserved => AgentOccupation.Reserved,
            GedAgentState.BusyOther => AgentOccupation.OtherGroup,
            _ => null,
        };

    /// <summary>The protocol's name of a state.</summary>
    public static string Name(GedAgentState state) => Enumeration.Find("AgentState")!.TextOf((uint)state);

    /// <summary>The state that follows; null when it is none that can follow.</summary>
    public static AgentState? Next(uint state) =>
        state == GedWire.Unknown || Of((GedAgentState)state) is not { } next || next is AgentState.AgentBusy or AgentState.AgentNull
            ? state == (uint)GedAgentState.Logout
                ? AgentState.AgentNull
                : null
            : next;

    /// <summary>The event of a state; null when the state tells none.</summary>
    public static AgentEvent? Event(
        GedAgentState state,
        PartyDevice device,
        string agent,
        PartyDevice group,
        string? reason,
        AgentState? next
    ) =>
        state switch
        {
            GedAgentState.Login => new AgentEvent.AgentLoggedOn(device, agent, group) { NativeState = "LOGIN" },
            GedAgentState.Logout => new AgentEvent.AgentLoggedOff(device, agent, group) { NativeState = "LOGOUT", Reason = reason },
            _ => Of(state) switch
            {
                AgentState.AgentNotReady => new AgentEvent.AgentNotReady(device, agent, group)
                {
                    NativeState = Name(state),
                    Reason = reason,
                },
                AgentState.AgentReady => new AgentEvent.AgentReady(device, agent, group) { NativeState = Name(state) },
                AgentState.AgentWorkingAfterCall => new AgentEvent.AgentWorkingAfterCall(device, agent, group)
                {
                    NativeState = Name(state),
                    PendingAgentState = next ?? (state == GedAgentState.WorkReady ? AgentState.AgentReady : AgentState.AgentNotReady),
                },
                AgentState.AgentBusy => new AgentEvent.AgentBusy(device, agent, group)
                {
                    NativeState = Name(state),
                    Occupation = Occupation(state),
                    PendingAgentState = next,
                },
                _ => null,
            },
        };
}
