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
    // An answer is at most seconds behind its events; of a busier switch the oldest are forgotten.
    private const int MostEarlier = 256;
    private readonly Queue<(string Type, EventBody Body, long Number)> _earlier = [];
    private readonly bool _makesCall = CommandTraits.Of(command).MakesCall;
    private bool _bound;

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

    /// <summary>
    /// The switch said which call the command makes. What came before is judged again: it may have said so after the events (field rule 11).
    /// True when that decides.
    /// </summary>
    public bool Bind(CallId call, ConnectionId connection, SwitchId @switch)
    {
        (Call, Connection, _bound) = (call, connection, true);
        while (Seen is null && _earlier.TryDequeue(out var earlier))
            Observe(earlier.Type, earlier.Body, earlier.Number, @switch);
        _earlier.Clear();
        return Seen is not null;
    }

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
        if (!_bound && _makesCall)
            Remember(type, body, number);
        return false;
    }

    private void Remember(string type, EventBody body, long number)
    {
        if (_earlier.Count == MostEarlier)
            _earlier.Dequeue();
        _earlier.Enqueue((type, body, number));
    }
}
