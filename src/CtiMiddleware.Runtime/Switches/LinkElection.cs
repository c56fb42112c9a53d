using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Supervision;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>
/// Which call-control link carries the switch: the first that gets so far as to read the switch's state, until it is lost itself. The others
/// are closed meanwhile, so that the switch does not swing back and forth (field rules 40 and 41). Loop's thread only.
/// </summary>
/// <param name="links">The links of the switch.</param>
internal sealed class LinkElection(IReadOnlyList<LinkSession> links)
{
    private readonly HashSet<LinkSession> _off = [];

    /// <summary>The link that carries the switch; null when none does.</summary>
    public LinkSession? Active { get; private set; }

    /// <summary>An operator or the configuration switched a link off, or on again.</summary>
    public void SetOff(LinkSession link, bool off)
    {
        if (off)
            _off.Add(link);
        else
            _off.Remove(link);
    }

    /// <summary>Starts every link that may run.</summary>
    public void Start()
    {
        foreach (var link in links)
        {
            if (_off.Contains(link))
                link.Input(new SupervisionInput.Disable("switched off by configuration"));
            else if (
                link.Definition.Role == LinkRole.Standby
                && links.Any(other => other.Definition.Role == LinkRole.Primary && !_off.Contains(other))
            )
                link.Input(new SupervisionInput.Disable("standby; the primary link comes first"));
            else
                link.Input(new SupervisionInput.Enable("starting"));
        }
    }

    /// <summary>The link begins to read the switch's state: it carries the switch if none does. False when another does.</summary>
    public bool Claim(LinkSession link)
    {
        if (Active is not null && Active != link)
            return false;
        Active = link;
        foreach (var other in Others(link))
            other.Input(new SupervisionInput.Disable($"standby; {link.Id} carries the switch"));
        return true;
    }

    /// <summary>The link's status changed; true when by it the switch lost its link.</summary>
    public bool Changed(LinkSession link)
    {
        if (link.Definition.Role == LinkRole.Data)
            return false;
        var lost = Active == link && link.Status.State is not (LinkState.Syncing or LinkState.Up or LinkState.Degraded);
        if (lost)
            Active = null;
        // A link that failed, whether it carried the switch or never came so far, lets the others try.
        if (Active is null && link.Status.State is LinkState.Down or LinkState.Blocked or LinkState.Disabled)
        {
            foreach (var other in Others(link))
            {
                if (other.Status.State == LinkState.Disabled && other.Status != LinkStatus.Initial)
                    other.Input(new SupervisionInput.Enable($"{link.Id} is not in service: {link.Status.Reason}"));
            }
        }
        return lost;
    }

    private IEnumerable<LinkSession> Others(LinkSession link) =>
        links.Where(other => other != link && other.Definition.Role != LinkRole.Data && !_off.Contains(other));
}
