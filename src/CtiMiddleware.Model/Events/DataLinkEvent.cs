using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Model.Devices;

namespace CtiMiddleware.Model.Events;

/// <summary>What comes over a data link beside the switch's call control: records about calls that other links carry.</summary>
public abstract record DataLinkEvent : SwitchEvent
{
    private DataLinkEvent() { }

    /// <summary>
    /// A message desk's call history: why a call rings, or is about to ring, at a port of a voice messaging system. The runtime puts it on the call
    /// that rings there as <see cref="CallEvent.CallInformation"/>, whichever of the two comes first (field rule 60). Extension.
    /// </summary>
    /// <param name="Port">
    /// The device behind desk and line, as configured: a number of this switch, or <c>switch:number</c> of another. Null when the adapter has none for
    /// them; the record is then shown as unmatched.
    /// </param>
    /// <param name="MessageDesk">The message desk's number as reported.</param>
    /// <param name="MessageLine">The line of the desk as reported.</param>
    /// <param name="Reason">Why the call came.</param>
    /// <param name="CallingDevice">The caller.</param>
    /// <param name="LastRedirectionDevice">The station that was called and forwarded; <see cref="PartyDevice.NotRequired"/> for a direct call.</param>
    /// <param name="NativeText">The record as it was sent, without control characters.</param>
    [Extension]
    public sealed record CallHistory(
        string? Port,
        string MessageDesk,
        string MessageLine,
        CallHistoryReason Reason,
        PartyDevice CallingDevice,
        PartyDevice LastRedirectionDevice,
        string NativeText
    ) : DataLinkEvent;

    /// <summary>
    /// A call detail record came: the Call Detail Records Report of ECMA-269 (a service of the switching function there). The runtime
    /// writes it to its journal before it publishes it. Extension.
    /// </summary>
    /// <param name="Record">The record.</param>
    [Extension]
    public sealed record CallDetailRecordsReport(CallDetailRecord Record) : DataLinkEvent;
}
