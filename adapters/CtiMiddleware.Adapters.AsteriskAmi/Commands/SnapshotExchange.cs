using CtiMiddleware.Adapters.AsteriskAmi.Events;
using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.AsteriskAmi.Commands;

/// <summary>Asks for the present state of one scope and turns the list into snapshot items. A list that the switch does not have makes it incomplete, not failed.</summary>
internal abstract class SnapshotExchange(CommandTicket ticket, SnapshotScope scope) : Exchange(ticket)
{
    protected SnapshotScope Scope { get; } = scope;

    public override bool Response(bool success, ref AmiFrame frame, IExchangeContext context)
    {
        if (success)
        {
            if (frame.Find("EventList"u8).SequenceEqual("start"u8))
                return false;
            return Finish(context, complete: true);
        }
        var words = AmiFrame.Decode(frame.Find("Message"u8));
        if (words.StartsWith("Permission denied", StringComparison.Ordinal))
        {
            Denied(words, context);
            return true;
        }
        return Finish(context, complete: SaysEmpty(words));
    }

    /// <summary>Whether an error only says that there is nothing to list. Any other is a list that was not given, known words or not.</summary>
    protected virtual bool SaysEmpty(string words) =>
        words.StartsWith("No ", StringComparison.Ordinal) && words.TrimEnd().TrimEnd('.').EndsWith(" found", StringComparison.Ordinal);

    /// <summary>The last event of the list came.</summary>
    protected abstract bool Finish(IExchangeContext context, bool complete);

    protected virtual void Denied(string words, IExchangeContext context) => Finish(context, complete: false);

    protected bool End(IExchangeContext context, bool complete)
    {
        context.Output.SnapshotEnd(Scope, complete);
        context.Output.Complete(Ticket, CommandAnswer.Acknowledged);
        return true;
    }
}
