namespace CtiMiddleware.Model.Capabilities;

/// <summary>
/// The rows of a capability document for the voice unit services and data collection: on a board the middleware itself plays, records and collects,
/// so that the rows are the same for all boards; a switch without them has them once with its reason. Stateless.
/// </summary>
public static class VoiceServices
{
    private static readonly string[] NewServices = ["PlayMessage", "Suspend", "Resume", "StartDataCollection", "StopDataCollection"];

    private static readonly string[] NewEvents =
    [
        "Play",
        "SuspendPlay",
        "SuspendRecord",
        "DtmfDetected",
        "SpeechDetected",
        "SilenceTimeoutExpired",
        "ToneDetected",
        "DataCollected",
    ];

    /// <summary>Every voice unit and data collection service, as a board has them: RecordMessage and Stop included.</summary>
    public static IReadOnlyList<ServiceCapability> OfBoard { get; } =
    [
        new("PlayMessage", ServiceSupport.Supported, "Messages of the store, on an answered connection."),
        new(
            "RecordMessage",
            ServiceSupport.Supported,
            "Into a WAV file of the store, on an answered connection; the store makes its name."
        ),
        new("Stop", ServiceSupport.Supported),
        new("Suspend", ServiceSupport.Supported),
        new("Resume", ServiceSupport.Supported),
        new("StartDataCollection", ServiceSupport.Supported, "Digits; those dialled before count unless they are discarded."),
        new("StopDataCollection", ServiceSupport.Supported),
    ];

    /// <summary>Every event of them, as a board has them: Record and Stop included.</summary>
    public static IReadOnlyList<ServiceCapability> EventsOfBoard { get; } =
    [
        new("Record", ServiceSupport.Supported),
        new("Stop", ServiceSupport.Supported),
        .. NewEvents.Select(static name => new ServiceCapability(name, ServiceSupport.Supported)),
    ];

    /// <summary>Those services beyond RecordMessage and Stop, none of which the switch has.</summary>
    /// <param name="why">The sentence that says why.</param>
    public static IReadOnlyList<ServiceCapability> None(string why) =>
        [.. NewServices.Select(name => new ServiceCapability(name, ServiceSupport.NotSupported, why))];

    /// <summary>Their events beyond Record and Stop, none of which the switch tells.</summary>
    /// <param name="why">The sentence that says why.</param>
    public static IReadOnlyList<ServiceCapability> NoEvents(string why) =>
        [.. NewEvents.Select(name => new ServiceCapability(name, ServiceSupport.NotSupported, why))];
}
