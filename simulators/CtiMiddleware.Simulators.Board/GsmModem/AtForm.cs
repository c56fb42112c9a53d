namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>How a command is asked.</summary>
internal enum AtForm
{
    /// <summary><c>AT+X</c>.</summary>
    Do,

    /// <summary><c>AT+X=…</c>.</summary>
    Set,

    /// <summary><c>AT+X?</c>.</summary>
    Read,

    /// <summary><c>AT+X=?</c>.</summary>
    Test,
}
