using System.Buffers.Text;
using CtiMiddleware.Adapters.AsteriskAmi.Events;
using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.AsteriskAmi.Commands;

/// <summary>All queues, or the agents in them, by QueueStatus.</summary>
internal sealed class QueuesSnapshot(CommandTicket ticket, SnapshotScope scope, AgentEvents agents) : SnapshotExchange(ticket, scope)
{
    private readonly CharScratch _text = new();
    private int _list;

    public void Start(IExchangeContext context)
    {
        context.Output.SnapshotBegin(Scope);
        if (Scope == SnapshotScope.Agents)
            _list = agents.ListBegan();
        context.Send(new AmiAction("QueueStatus"), this);
    }

    public override bool ListEvent(ReadOnlySpan<byte> name, bool complete, ref AmiFrame frame, IExchangeContext context)
    {
        if (complete)
            return Finish(context, complete: true);
        _text.Reset();
        if (Scope == SnapshotScope.Groups && name.SequenceEqual("QueueParams"u8))
            Group(ref frame, context);
        else if (Scope == SnapshotScope.Agents && name.SequenceEqual("QueueMember"u8))
            agents.Listed(ref frame, _text);
        return false;
    }

    private static void Group(ref AmiFrame frame, IExchangeContext context)
    {
        var queue = AmiFrame.Decode(frame.Find("Queue"u8));
        if (queue.Length == 0 || queue == "default")
            return;
        _ = Utf8Parser.TryParse(frame.Find("Calls"u8), out int waiting, out _);
        context.Output.SnapshotItem(new SnapshotItem.Group(queue) { Waiting = waiting });
    }

    protected override bool Finish(IExchangeContext context, bool complete)
    {
        if (Scope == SnapshotScope.Agents)
        {
            // As they are now, not as they were listed: an event between the item and the end of the list is newer.
            foreach (var agent in agents.ListEnded(_list, complete))
                context.Output.SnapshotItem(agent);
        }
        return End(context, complete);
    }
}
