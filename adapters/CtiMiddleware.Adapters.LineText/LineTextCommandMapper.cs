using CtiMiddleware.Adapters.LineText.Messages;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>A command → the line that asks for it, and the switch's answer → its outcome. Static and pure.</summary>
internal static class LineTextCommandMapper
{
    /// <summary>The line to send, without its number; null when the protocol has none for it.</summary>
    public static Message? Request(SwitchCommand command) =>
        command switch
        {
            SwitchCommand.MakeCall { UserData: null or { Count: 0 } } c => Ask(
                "MAKE",
                ("dev", c.CallingDevice),
                ("to", c.CalledDirectoryNumber)
            ),
            SwitchCommand.AnswerCall c => Ask("ANSWER", Connection(c.CallToBeAnswered)),
            SwitchCommand.DeflectCall c => Ask("DEFLECT", Connection(c.CallToBeDiverted), ("to", c.NewDestination)),
            SwitchCommand.ClearConnection c => Ask("CLEAR", Connection(c.ConnectionToBeCleared)),
            SwitchCommand.ClearCall c => Ask("CLEARCALL", ("call", c.CallToBeCleared.CallId)),
            SwitchCommand.HoldCall c => Ask("HOLD", Connection(c.CallToBeHeld)),
            SwitchCommand.RetrieveCall c => Ask("RETRIEVE", Connection(c.CallToBeRetrieved)),
            SwitchCommand.ConsultationCall c => Ask("CONSULT", Connection(c.ExistingCall), ("to", c.ConsultedDevice)),
            SwitchCommand.AlternateCall c => Ask("ALTERNATE", Both(c.HeldCall, c.ActiveCall)),
            SwitchCommand.ReconnectCall c => Ask("RECONNECT", Both(c.HeldCall, c.ActiveCall)),
            SwitchCommand.TransferCall c => Ask("TRANSFER", Both(c.HeldCall, c.ActiveCall)),
            SwitchCommand.ConferenceCall c => Ask("CONFERENCE", Both(c.HeldCall, c.ActiveCall)),
            SwitchCommand.SingleStepTransferCall c => Ask("BLIND", Connection(c.ActiveCall), ("to", c.TransferredTo)),
            SwitchCommand.SetAgentState { Password: null } c when AgentWord(c.RequestedAgentState) is { } state => Ask(
                "AGENT",
                ("agent", c.AgentID),
                ("dev", c.Device),
                ("group", c.Group is null ? null : $"group:{c.Group}"),
                ("state", state),
                ("reason", c.Reason)
            ),
            SwitchCommand.RequestSnapshot c when ListWord(c.Scope) is { } what => Ask("LIST", ("what", what)),
            _ => null,
        };

    /// <summary>Why there is no line for a command.</summary>
    public static CommandAnswer NotSupported(SwitchCommand command) =>
        command switch
        {
            SwitchCommand.MakeCall => CommandAnswer.NotSupported("The protocol has no place for data attached to a call."),
            SwitchCommand.SetAgentState { Password: not null } => CommandAnswer.NotSupported("The protocol has no place for a password."),
            SwitchCommand.SetAgentState c => CommandAnswer.NotSupported($"The protocol cannot ask for {c.RequestedAgentState}."),
            _ => CommandAnswer.NotSupported($"The protocol has no command for {command.GetType().Name}."),
        };

    /// <summary>The switch's refusal in the terms of the standard; its own words stay.</summary>
    public static CommandAnswer Refusal(string code, string? words)
    {
        var text = words is null ? code : $"{code}: {words}";
        return code switch
        {
            "unsupported" => CommandAnswer.NotSupported(text),
            "denied" => CommandAnswer.Rejected(Failure.Security, text),
            "bad-device" => CommandAnswer.Rejected(Failure.InvalidDevice, text),
            "bad-number" => CommandAnswer.Rejected(Failure.InvalidDestination, text),
            "bad-call" => CommandAnswer.Rejected(Failure.InvalidCall, text),
            "bad-conn" => CommandAnswer.Rejected(Failure.InvalidConnection, text),
            "bad-state" => CommandAnswer.Rejected(Failure.InvalidConnectionState, text),
            "bad-agent" => CommandAnswer.Rejected(Failure.InvalidAgent, text),
            "bad-group" => CommandAnswer.Rejected(Failure.InvalidAgentGroup, text),
            "bad-field" => CommandAnswer.Rejected(Failure.InvalidParameter, text),
            "no-line" => CommandAnswer.Rejected(Failure.ResourceOutOfService, text),
            "overload" => CommandAnswer.Rejected(Failure.PerformanceLimitExceeded, text),
            _ => CommandAnswer.Rejected(Failure.Generic, text),
        };
    }

    private static Message Ask(string verb, params (string Key, string? Value)[] fields) => new(verb, Number: 0, Name: null, fields);

    private static (string, string?) Connection(NativeConnection connection) => ("conn", Connections.Format(connection));

    private static (string, string?)[] Both(NativeConnection held, NativeConnection active) =>
        [("held", Connections.Format(held)), ("active", Connections.Format(active))];

    private static string? AgentWord(RequestedAgentState state) =>
        state switch
        {
            RequestedAgentState.LoggedOn => "on",
            RequestedAgentState.LoggedOff => "off",
            RequestedAgentState.Ready => "ready",
            RequestedAgentState.NotReady => "not-ready",
            _ => null,
        };

    private static string? ListWord(SnapshotScope scope) =>
        scope switch
        {
            SnapshotScope.Devices => "devices",
            SnapshotScope.Groups => "groups",
            SnapshotScope.Agents => "agents",
            SnapshotScope.Calls => "calls",
            _ => null,
        };
}
