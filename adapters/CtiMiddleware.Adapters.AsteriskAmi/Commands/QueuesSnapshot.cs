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
    private readonly Dictionary<string, (string? Name, string? Device, List<SnapshotAgentGroup> Groups)> _agents = new(
        StringComparer.Ordinal
    );

    public void Start(IExchangeContext context)
    {
        context.Output.SnapshotBegin(Scope);
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
            Member(ref frame);
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

    private void Member(ref AmiFrame frame)
    {
        if (agents.Listed(ref frame, _text) is not { } member)
            return;
        if (!_agents.TryGetValue(member.Agent, out var known))
            _agents.Add(member.Agent, known = (member.Name, member.Device, []));
        known.Groups.Add(member.State);
    }

    protected override bool Finish(IExchangeContext context, bool complete)
    {
        foreach (var (id, agent) in _agents)
            context.Output.SnapshotItem(new SnapshotItem.Agent(id, agent.Groups) { Name = agent.Name, AgentDevice = agent.Device });
        return End(context, complete);
    }
}
