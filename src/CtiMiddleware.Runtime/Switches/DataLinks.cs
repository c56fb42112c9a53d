using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Runtime.Commands;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>The data links of a switch: which command goes over which of them. Loop's thread only.</summary>
internal sealed class DataLinks
{
    private readonly SwitchCapabilities _carrying;
    private readonly IReadOnlyList<DataLink> _links;

    /// <summary>Finds the data links among a switch's links.</summary>
    /// <param name="definition">The switch.</param>
    /// <param name="sessions">All its links.</param>
    /// <param name="makeTable">Makes the table of commands of an adapter that can do so much.</param>
    public DataLinks(SwitchDefinition definition, IReadOnlyList<LinkSession> sessions, Func<SwitchCapabilities, CommandTable> makeTable)
    {
        _carrying = definition.CarryingCapabilities;
        _links = [.. sessions.Where(static one => one.Definition.Role == LinkRole.Data).Select(Make)];

        DataLink Make(LinkSession session)
        {
            var own = session.Definition.Adapter?.CapabilitiesFor(session.Definition.Options);
            return new DataLink(session, own, makeTable(own ?? _carrying));
        }
    }

    /// <summary>The data link that a session is; null when it is none.</summary>
    public DataLink? Find(LinkSession session)
    {
        foreach (var link in _links)
        {
            if (link.Session == session)
                return link;
        }
        return null;
    }

    /// <summary>
    /// The data link over which a service goes: one whose adapter can do it where the carrying one cannot, in service and not being drained before
    /// one that is not. Null
    /// when the link that carries the switch is asked.
    /// </summary>
    public DataLink? For(string service)
    {
        if (_links.Count == 0 || _carrying.Service(service).Support != ServiceSupport.NotSupported)
            return null;
        DataLink? found = null;
        foreach (var link in _links)
        {
            if (!link.Supports(service))
                continue;
            if (link.Session.Status.InService && link.Drain.WhyNot is null)
                return link;
            found ??= link;
        }
        return found;
    }

    /// <summary>How long until a waiting command may go; null when none waits.</summary>
    public TimeSpan? UntilNext
    {
        get
        {
            TimeSpan? next = null;
            foreach (var link in _links)
            {
                if (link.UntilNext is { } time && (next is null || time < next))
                    next = time;
            }
            return next;
        }
    }

    /// <summary>Hands commands to the links, at most <paramref name="max"/> to each; true when one went.</summary>
    public bool Pump(int max)
    {
        var any = false;
        foreach (var link in _links)
            any |= link.Commands.Pump(link.Session, max);
        return any;
    }

    /// <summary>A link whose last command has ended after it was to be drained; null when there is none.</summary>
    public LinkSession? TakeDrained()
    {
        foreach (var link in _links)
        {
            if (link.Drain.TakeDrained() is { } drained)
                return drained;
        }
        return null;
    }
}
