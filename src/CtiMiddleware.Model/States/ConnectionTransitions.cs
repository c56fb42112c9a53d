namespace CtiMiddleware.Model.States;

/// <summary>
/// The legal transitions of a connection: ECMA-269, 6.1.5, figure "connection state model". <c>null</c> to any state is legal because a
/// call may be seen for the first time in any state (first event, snapshot); any state to <c>null</c> is clearing. Everything else that is
/// not in the table is a contradiction: counted and reported, never applied in silence.
/// </summary>
public static class ConnectionTransitions
{
    // One bit for each target, indexed by the source in the order of the enumeration.
    private static readonly int[] Legal =
    [
        /* null      */Bits("null initiated alerting connected hold queued fail"),
        /* initiated */Bits("null initiated connected fail alerting"),
        /* alerting  */Bits("null alerting connected queued fail"),
        /* connected */Bits("null connected hold queued fail alerting"),
        /* hold      */Bits("null hold connected queued fail"),
        /* queued    */Bits("null queued alerting connected fail"),
        /* fail      */Bits("null fail connected"),
    ];

    /// <summary>Whether a connection may go from one state to the other by an event.</summary>
    public static bool IsLegal(LocalConnectionState from, LocalConnectionState to) => (Legal[(int)from] & (1 << (int)to)) != 0;

    private static int Bits(string names)
    {
        var bits = 0;
        foreach (var name in names.Split(' '))
            bits |= 1 << (int)Enum.Parse<LocalConnectionState>(name, ignoreCase: true);
        return bits;
    }
}
