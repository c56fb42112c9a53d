namespace CtiMiddleware.Runtime.Supervision;

/// <summary>What is to be done about a link.</summary>
public abstract record SupervisionEffect
{
    private SupervisionEffect() { }

    /// <summary>Open a transport to the present address.</summary>
    public sealed record OpenTransport : SupervisionEffect;

    /// <summary>Close the transport; what is outstanding on it ends.</summary>
    public sealed record CloseTransport(string Reason) : SupervisionEffect;

    /// <summary>Start the deadline of the state, or start it anew.</summary>
    public sealed record StartDeadline(TimeSpan After) : SupervisionEffect;

    /// <summary>Stop the deadline.</summary>
    public sealed record StopDeadline : SupervisionEffect;

    /// <summary>Start the timer for trying again.</summary>
    public sealed record StartRetry(TimeSpan After) : SupervisionEffect;

    /// <summary>Stop that timer.</summary>
    public sealed record StopRetry : SupervisionEffect;

    /// <summary>Ask for the snapshots.</summary>
    public sealed record BeginSync : SupervisionEffect;

    /// <summary>The input makes no sense in the state: counted and logged.</summary>
    public sealed record ReportUnexpected : SupervisionEffect;
}
