using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Supervision;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>Logs the life of links: a loss once and a return once; the attempts between are details.</summary>
internal static class LinkJournal
{
    /// <summary>Logs a change.</summary>
    public static void Write(ILogger logger, LinkSession session, LinkStatus before)
    {
        var status = session.Status;
        var matters =
            status.InService != before.InService
            || status.State is LinkState.Blocked or LinkState.Disabled
            || (status.State == LinkState.Down && status.Attempt == 1);
        if (matters)
            Log.LinkState(logger, session.Id.Value, status.State.ToString(), status.Reason);
        else
            Log.LinkStep(logger, session.Id.Value, status.State.ToString(), status.Reason);
    }
}
