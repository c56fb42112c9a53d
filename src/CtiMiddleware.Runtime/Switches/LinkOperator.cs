using CtiMiddleware.Runtime.Supervision;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>What an operator does to the links of a switch: restart, enable, disable, drain. Loop's thread only.</summary>
/// <param name="election">Which link carries the switch.</param>
/// <param name="drain">Drains that link.</param>
/// <param name="data">The data links, each with a drain of its own.</param>
internal sealed class LinkOperator(LinkElection election, LinkDrain drain, DataLinks data)
{
    /// <summary>Operates a link.</summary>
    public void Operate(LinkSession link, LinkOperation operation)
    {
        var carries = link == election.Active || data.Find(link) is not null;
        if (operation == LinkOperation.Drain && carries && link.Status.InService)
        {
            DrainOf(link).Begin(link);
            return;
        }
        var wasDraining = DrainOf(link).Cancel(link);
        if (operation == LinkOperation.Enable && wasDraining)
            link.Input(new SupervisionInput.Announce("in service; it is not drained after all"));
        if (operation is LinkOperation.Disable or LinkOperation.Drain)
        {
            SwitchOff(link, operation == LinkOperation.Drain ? "drained by an operator" : "switched off by an operator");
            return;
        }
        election.SetOff(link, off: false);
        link.Input(
            operation == LinkOperation.Restart
                ? new SupervisionInput.Restart("restarted by an operator")
                : new SupervisionInput.Enable("switched on by an operator")
        );
    }

    /// <summary>Switches off what is drained.</summary>
    public void SwitchOffDrained()
    {
        while ((drain.TakeDrained() ?? data.TakeDrained()) is { } drained)
            SwitchOff(drained, "drained by an operator");
    }

    /// <summary>A link is lost: when it was being drained it stays off.</summary>
    public void Lost(LinkSession link)
    {
        if (DrainOf(link).Cancel(link))
            SwitchOff(link, "drained by an operator");
    }

    /// <summary>The service ends.</summary>
    public void Stop(LinkSession link, string reason) => SwitchOff(link, reason);

    private LinkDrain DrainOf(LinkSession link) => data.Find(link)?.Drain ?? drain;

    private void SwitchOff(LinkSession link, string reason)
    {
        election.SetOff(link, off: true);
        link.Input(new SupervisionInput.Disable(reason));
    }
}
