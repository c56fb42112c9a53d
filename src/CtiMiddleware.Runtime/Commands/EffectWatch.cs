using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Commands;

/// <summary>One command whose effect is open.</summary>
/// <param name="operation">The operation.</param>
/// <param name="command">The command.</param>
internal sealed class EffectWatch(OperationId operation, SwitchCommand command)
{
    /// <summary>The operation.</summary>
    public OperationId Operation { get; } = operation;

    /// <summary>The command.</summary>
    public SwitchCommand Command { get; } = command;

    /// <summary>The call that is watched; changes when a merge moves the connection.</summary>
    public CallId? Call { get; set; }

    /// <summary>The connection that is watched; changes when a merge replaces it.</summary>
    public ConnectionId? Connection { get; set; }

    /// <summary>What was seen, with the position of the event; null while nothing was. May come before the answer (field rule 11).</summary>
    public (CommandEffect Effect, long Number)? Seen { get; private set; }

    /// <summary>The command ended in a way that can have an effect.</summary>
    public bool MayHappen { get; set; }

    /// <summary>Runs out when nothing was seen in the time allowed.</summary>
    public LoopTimer? Window { get; set; }

    /// <summary>Judges an event; true when it decides.</summary>
    public bool Observe(string type, EventBody body, long number, SwitchId @switch)
    {
        if (Seen is not null)
            return false;
        var view = new EffectView(type, body, Call, Connection);
        if (EffectJudge.Judge(Command, @switch, view) is { } effect)
        {
            Seen = (effect, number);
            return true;
        }
        if (view is { Merge.New: { } into, Connection: { } connection })
            (Call, Connection) = (connection.Call, into);
        return false;
    }
}
