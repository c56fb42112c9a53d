namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>What was set on one connection of the modem.</summary>
internal sealed class AtSettings
{
    public bool Echo { get; set; }

    /// <summary>0 ERROR, 1 numbers, 2 words.</summary>
    public int Errors { get; set; }

    public bool CallerNumbers { get; set; }

    public bool CallerNames { get; set; }

    public bool CalledNumbers { get; set; }

    public bool ExtendedRing { get; set; }

    public bool Waiting { get; set; }

    public int Registration { get; set; }

    public bool Services { get; set; }

    /// <summary>The second parameter of +CNMI: 0 nothing, 1 the place in the store, 2 the message itself.</summary>
    public int Messages { get; set; }

    public int OperatorFormat { get; set; }
}
