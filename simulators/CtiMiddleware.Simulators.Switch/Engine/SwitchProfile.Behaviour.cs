namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>How the switch behaves where switches differ; the numbers in brackets are field rules.</summary>
public sealed partial class SwitchProfile
{
    /// <summary>The profile's name; empty for one made in code.</summary>
    public string Name { get; set; } = "";

    /// <summary>How calls get their wire ids (1). Default <see cref="CallIdPolicy.Counting"/>.</summary>
    public CallIdPolicy CallIds { get; set; }

    /// <summary>The first wire id. Default 1.</summary>
    public long FirstCallId { get; set; } = 1;

    /// <summary>The switch's number in global call ids, 0 to 99999 (6). Default 1.</summary>
    public int NodeNumber { get; set; } = 1;

    /// <summary>Which connections have device ids made for one call (2). Default none.</summary>
    public DynamicDeviceIds DynamicDeviceIds { get; set; }

    /// <summary>Which call survives a transfer or conference (3, 5). Default the consultation.</summary>
    public MergeIdPolicy MergeIds { get; set; } = MergeIdPolicy.KeepConsultation;

    /// <summary>What becomes of a station left alone (22). Default cleared.</summary>
    public RemainingParty RemainingParty { get; set; }

    /// <summary>What becomes of a station whose call fails (13, 22). Default cleared. Camp-on, call back and intrusion need a blocked one.</summary>
    public RemainingParty FailedCaller { get; set; }

    /// <summary>How long a blocked station stays. Default 20 s.</summary>
    public TimeSpan BlockedTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an off-hook station may take to dial. Default 15 s.</summary>
    public TimeSpan DialToneTime { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a caller waits for a busy station. Default 60 s.</summary>
    public TimeSpan CampOnTime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>When a station that forwards unanswered calls does so. Default 12 s.</summary>
    public TimeSpan ForwardAfter { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>How often one call is forwarded or deflected before it fails (50). Default 5.</summary>
    public int MaxDiversions { get; set; } = 5;

    /// <summary>True when the switch asks a router again after a destination that leads nowhere, instead of using its default (49). Default false.</summary>
    public bool ReRoute { get; set; }

    /// <summary>The longest user-to-user data, in UTF-8 bytes; longer is refused, not cut (52, 53). Default 129.</summary>
    public int UserDataBytes { get; set; } = 129;

    /// <summary>The longest value of a call variable, in UTF-8 bytes; longer is refused, not cut. Default 210.</summary>
    public int VariableBytes { get; set; } = 210;

    /// <summary>What a consultation knows of the held call's data (54). Default a copy.</summary>
    public ConsultationInheritance ConsultData { get; set; }

    /// <summary>True when an agent who wants to be not ready must say why. Default false.</summary>
    public bool NotReadyNeedsReason { get; set; }

    /// <summary>The reason of an agent who is made not ready because he did not answer. Default <c>no answer</c>.</summary>
    public string NoAnswerReason { get; set; } = "no answer";

    /// <summary>Faces leave out Queued events. Default false.</summary>
    public bool WithoutQueuedEvents { get; set; }

    /// <summary>Faces leave out Diverted events (25). Default false.</summary>
    public bool WithoutDivertedEvents { get; set; }

    /// <summary>Faces report a failed call without a connection (13). Default false.</summary>
    public bool FailedWithoutConnection { get; set; }

    /// <summary>Faces refuse a call to a busy or unknown number instead of reporting Failed (13). Default false.</summary>
    public bool FailedAsRefusal { get; set; }

    /// <summary>Faces do not tell that a party changes between two calls: it holds one and takes the other back (23). Default false.</summary>
    public bool WithoutAlternateCause { get; set; }

    /// <summary>Faces show outside parties as this text instead of their number (24); empty shows the number. Default empty.</summary>
    public string OutsideNumbersShownAs { get; set; } = "";

    /// <summary>Faces leave out every field that their protocol calls optional. Default false.</summary>
    public bool NoOptionalFields { get; set; }

    /// <summary>Faces confirm a request after the events that it causes (11). Default false: before.</summary>
    public bool ConfirmsAfterEvents { get; set; }

    /// <summary>Events per second that a face sends; the rest waits in line (45). Zero has no limit. Default 0.</summary>
    public double EventsPerSecond { get; set; }

    /// <summary>Requests per second that a face takes; one more is refused (45). Zero has no limit. Default 0.</summary>
    public double RequestsPerSecond { get; set; }

    /// <summary>Monitors that a face gives out; one more is refused (31). Null has no limit. Default null.</summary>
    public int? MonitorQuota { get; set; }
}
