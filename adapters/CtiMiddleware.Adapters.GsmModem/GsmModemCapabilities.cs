using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.GsmModem;

/// <summary>What a GSM modem can do: one table, the capability document.</summary>
public static class GsmModemCapabilities
{
    private const string NoCommand = "27.007 has no command for it.";
    private const string NoAudio = "The modem's audio does not go over this link.";
    private const string NoEvent = "A GSM modem does not tell it.";

    private static readonly Dictionary<string, ServiceCapability> s_services = Table(
        If("MakeCall", "One call is made at a time; an active one goes on hold. User data is refused."),
        Yes("AnswerCall", "With a call up, it goes on hold (CHLD=2)."),
        Yes("ClearConnection", "Of the line, or of one party of a conference (CHLD=1X)."),
        Yes("ClearCall"),
        If("HoldCall", "While no other call is held or waits: CHLD=2 would take that."),
        If("RetrieveCall", "While no other call is active or waits."),
        Yes("ConsultationCall"),
        Yes("AlternateCall"),
        Yes("ReconnectCall"),
        If("TransferCall", "Where modem and network have explicit call transfer (CHLD=4)."),
        If("ConferenceCall", "Where modem and network have it (CHLD=3): five parties at most."),
        If("GenerateDigits", "The modem's own tone duration; to the active call."),
        Yes("Escape", "Fields command=sms (to, text), ussd (text), signal."),
        Yes("RequestSnapshot", "The line, and its calls by +CLCC.")
    );

    private static readonly Dictionary<string, ServiceCapability> s_events = Table(
        Yes("Originated"),
        Yes("Delivered"),
        Yes("Established"),
        Yes("ConnectionCleared"),
        Yes("CallCleared"),
        Yes("Failed", "Busy, no answer, no carrier before the answer."),
        Yes("Held"),
        Yes("Retrieved"),
        If("Transferred", "Of a transfer that was asked for here; what becomes of the call is not seen."),
        Yes("Conferenced"),
        If("CallInformation", "A caller's name that comes after the call."),
        If("DigitsGenerated", "Of digits that were sent from here."),
        Yes("BackInService", "Registered."),
        Yes("OutOfService", "Not registered."),
        Yes("PrivateEvent", "sms, ussd, signal, registration.")
    );

    /// <summary>The table.</summary>
    public static SwitchCapabilities All { get; } =
        new(
            GsmModemAdapterFactory.AdapterName,
            [
                .. typeof(SwitchCommand)
                    .GetNestedTypes()
                    .Select(static type => type.Name)
                    .Select(static name => s_services.GetValueOrDefault(name) ?? No(name, IsAudio(name) ? NoAudio : NoCommand)),
            ],
            [
                .. typeof(SwitchEvent)
                    .Assembly.GetExportedTypes()
                    .Where(static type => !type.IsAbstract && typeof(SwitchEvent).IsAssignableFrom(type))
                    .Select(static type => type.Name)
                    .Select(static name => s_events.GetValueOrDefault(name) ?? No(name, IsAudio(name) ? NoAudio : NoEvent)),
            ]
        );

    private static bool IsAudio(string name) =>
        name
            is "Play"
                or "PlayMessage"
                or "Record"
                or "RecordMessage"
                or "Stop"
                or "SuspendPlay"
                or "SuspendRecord"
                or "DtmfDetected"
                or "SpeechDetected"
                or "SilenceTimeoutExpired"
                or "ToneDetected"
                or "DataCollected";

    private static Dictionary<string, ServiceCapability> Table(params ServiceCapability[] all) =>
        all.ToDictionary(static one => one.Name, StringComparer.Ordinal);

    private static ServiceCapability Yes(string name, string? note = null) => new(name, ServiceSupport.Supported, note);

    private static ServiceCapability If(string name, string note) => new(name, ServiceSupport.Conditional, note);

    private static ServiceCapability No(string name, string note) => new(name, ServiceSupport.NotSupported, note);
}
