using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Commands;

/// <summary>What the runtime must know of a command to carry it out: everything else is the adapter's.</summary>
/// <param name="Priority">Its place in the order.</param>
/// <param name="MakesCall">It makes a connection that gets its identifier before it is sent.</param>
/// <param name="Connection">The connection it acts on.</param>
/// <param name="Other">The second connection it acts on.</param>
/// <param name="Device">The number of the device it acts on.</param>
internal readonly record struct CommandTraits(
    CommandPriority Priority,
    bool MakesCall,
    NativeConnection? Connection,
    NativeConnection? Other,
    string? Device
)
{
    /// <summary>A service of voice units: its connection's device may be one for many calls.</summary>
    public bool IsVoice { get; init; }

    /// <summary>The traits of a command.</summary>
    public static CommandTraits Of(SwitchCommand command) =>
        command switch
        {
            SwitchCommand.MakeCall c => Makes(connection: null, c.CallingDevice),
            SwitchCommand.ConsultationCall c => Makes(c.ExistingCall, device: null),
            SwitchCommand.SingleStepConferenceCall c => Makes(c.ActiveCall, device: null),
            SwitchCommand.DirectedPickupCall c => Makes(c.CallToBePickedUp, c.RequestingDevice),
            SwitchCommand.AnswerCall c => On(c.CallToBeAnswered) with { Priority = CommandPriority.Answer },
            SwitchCommand.DeflectCall c => On(c.CallToBeDiverted),
            SwitchCommand.ClearConnection c => On(c.ConnectionToBeCleared),
            SwitchCommand.ClearCall c => On(c.CallToBeCleared),
            SwitchCommand.HoldCall c => On(c.CallToBeHeld),
            SwitchCommand.RetrieveCall c => On(c.CallToBeRetrieved),
            SwitchCommand.AlternateCall c => On(c.HeldCall, c.ActiveCall),
            SwitchCommand.ReconnectCall c => On(c.HeldCall, c.ActiveCall),
            SwitchCommand.TransferCall c => On(c.HeldCall, c.ActiveCall),
            SwitchCommand.ConferenceCall c => On(c.HeldCall, c.ActiveCall),
            SwitchCommand.SingleStepTransferCall c => On(c.ActiveCall),
            SwitchCommand.ParkCall c => On(c.Parking),
            SwitchCommand.GenerateDigits c => On(c.ConnectionToSendDigits),
            SwitchCommand.AssociateData c => On(c.ExistingCall),
            SwitchCommand.RecordMessage c => Voice(c.CallToBeRecorded),
            SwitchCommand.Stop c => Voice(c.Connection),
            SwitchCommand.PlayMessage c => Voice(c.OverConnection),
            SwitchCommand.Suspend c => Voice(c.Connection),
            SwitchCommand.Resume c => Voice(c.Connection),
            SwitchCommand.StartDataCollection c => Voice(c.Object),
            SwitchCommand.StopDataCollection c => Voice(c.Connection),
            SwitchCommand.SetMessageWaitingIndicator c => new(CommandPriority.CallControl, false, null, null, c.Device),
            SwitchCommand.SetAgentState c => new(CommandPriority.CallControl, false, null, null, c.Device),
            SwitchCommand.GroupPickupCall c => Makes(connection: null, c.NewDestination),
            SwitchCommand.MonitorStart or SwitchCommand.MonitorStop => new(CommandPriority.MonitorStart, false, null, null, null),
            SwitchCommand.RequestSnapshot => new(CommandPriority.Snapshot, false, null, null, null),
            _ => new(CommandPriority.Query, false, null, null, null),
        };

    private static CommandTraits Voice(NativeConnection connection) => On(connection) with { IsVoice = true };

    private static CommandTraits On(NativeConnection connection, NativeConnection? other = null) =>
        new(CommandPriority.CallControl, MakesCall: false, connection, other, Device: null);

    private static CommandTraits Makes(NativeConnection? connection, string? device) =>
        new(CommandPriority.CallControl, MakesCall: true, connection, Other: null, device);
}
