namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>
/// How a simulated CTI Server looks on the wire, where the switch's profile does not say it already. None of these choices changes what the calls do.
/// </summary>
public sealed record CtiServerOptions
{
    /// <summary>The peripheral behind the server. Default 5000.</summary>
    public uint PeripheralId { get; init; } = 5000;

    /// <summary>Its type as the protocol numbers it. Default 17, an enterprise agent peripheral.</summary>
    public ushort PeripheralType { get; init; } = 17;

    /// <summary>The oldest version that is spoken. Default 9.</summary>
    public int MinVersion { get; init; } = 9;

    /// <summary>The newest version that is spoken. Default 19; 20 writes wide tags and is unconfirmed.</summary>
    public int MaxVersion { get; init; } = 19;

    /// <summary>The password that clients must give; null when any will do. Default <c>ctisecret</c>.</summary>
    public string? Password { get; init; } = "ctisecret";

    /// <summary>
    /// How long a confirmation waits where the profile wants it after the events that the request causes (field rule 11). Default 20 ms: longer than a
    /// station takes to ring.
    /// </summary>
    public TimeSpan ConfirmationDelay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Floating fields come in an order drawn by chance, for each message anew; lists keep theirs.</summary>
    public bool ShuffleFloatingFields { get; init; }

    /// <summary>RTP_STARTED_EVENT and RTP_STOPPED_EVENT are sent for stations. Default true.</summary>
    public bool RtpEvents { get; init; } = true;

    /// <summary>A variable that is too long is cut without a word, as field rule 53 tells of; otherwise it is refused. Default true.</summary>
    public bool CutLongVariables { get; init; } = true;

    /// <summary>A station that a client lets call rings first (field rule 17). Default false: it goes off-hook by itself.</summary>
    public bool Prompting { get; init; }

    /// <summary>Events that may wait for their turn where the profile bounds their rate; beyond it the client is closed. Default 10,000.</summary>
    public int WaitingEvents { get; init; } = 10_000;

    /// <summary>Where supervisor assistance and emergency calls go; null: they are refused.</summary>
    public string? SupervisorNumber { get; init; }
}
