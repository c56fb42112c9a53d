namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>Where a call of a line stands.</summary>
public enum LineCallState
{
    /// <summary>It rings: at the line when it came in, at the far end when the line dialled.</summary>
    Alerting,

    /// <summary>Both speak.</summary>
    Talking,

    /// <summary>Put aside by a hook flash.</summary>
    Held,

    /// <summary>The line left it and its two far ends speak with each other.</summary>
    Transferred,

    /// <summary>Over.</summary>
    Ended,
}
