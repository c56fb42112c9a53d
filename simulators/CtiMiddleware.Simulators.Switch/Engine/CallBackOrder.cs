namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Somebody wants to be connected when a station is free. Read on the kernel only.</summary>
public sealed class CallBackOrder
{
    internal CallBackOrder(Station from, Station to, bool afterUse)
    {
        From = from;
        To = to;
        AfterUse = afterUse;
    }

    /// <summary>Who wants the call.</summary>
    public Station From { get; }

    /// <summary>Who was busy or did not answer.</summary>
    public Station To { get; }

    /// <summary>Where the order stands.</summary>
    public CallBackState State { get; internal set; }

    /// <summary>True while the called station must first be used and left, because nobody answered there.</summary>
    internal bool AfterUse { get; set; }
}
