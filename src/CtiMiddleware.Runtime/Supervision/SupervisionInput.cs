using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Runtime.Supervision;

/// <summary>What happens to a link.</summary>
public abstract record SupervisionInput
{
    private SupervisionInput() { }

    /// <summary>Switch it on, also out of <c>blocked</c>; a running link is left alone.</summary>
    public sealed record Enable(string Reason) : SupervisionInput;

    /// <summary>Switch it off.</summary>
    public sealed record Disable(string Reason) : SupervisionInput;

    /// <summary>Close and open it anew.</summary>
    public sealed record Restart(string Reason) : SupervisionInput;

    /// <summary>The transport is open.</summary>
    public sealed record Opened : SupervisionInput;

    /// <summary>The adapter is logged on.</summary>
    public sealed record LoggedOn(string Version, string? Restriction) : SupervisionInput;

    /// <summary>The switch is in normal operation.</summary>
    public sealed record StatusNormal : SupervisionInput;

    /// <summary>The switch answers and is not in normal operation.</summary>
    public sealed record StatusImpaired(string Reason) : SupervisionInput;

    /// <summary>The snapshots are reconciled.</summary>
    /// <param name="Restriction">What could not be read, or null.</param>
    public sealed record Reconciled(string? Restriction) : SupervisionInput;

    /// <summary>The reading of the switch's state goes on: its deadline begins anew.</summary>
    public sealed record Progress : SupervisionInput;

    /// <summary>Something is to be said of a link that is in service, without any change of its state.</summary>
    public sealed record Announce(string Reason) : SupervisionInput;

    /// <summary>A good answer to supervision.</summary>
    public sealed record HeartbeatAnswered : SupervisionInput;

    /// <summary>Supervision was not answered.</summary>
    public sealed record HeartbeatMissed : SupervisionInput;

    /// <summary>The transport is over, or could not be opened.</summary>
    public sealed record TransportClosed(string Reason) : SupervisionInput;

    /// <summary>The protocol, or the runtime on its behalf, ends the connection.</summary>
    public sealed record ProtocolClosed(string Reason, CloseNext Next) : SupervisionInput;

    /// <summary>The deadline of the present state passed.</summary>
    public sealed record DeadlinePassed : SupervisionInput;

    /// <summary>It is time to try again.</summary>
    public sealed record RetryDue : SupervisionInput;
}
