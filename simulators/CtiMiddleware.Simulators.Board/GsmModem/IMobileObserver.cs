namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>Who is told what happens to a mobile: a face on a wire. Called on the kernel.</summary>
public interface IMobileObserver
{
    /// <summary>A call is ringing: at once, and again for every ring.</summary>
    void Ringing(MobileCall call, bool first);

    /// <summary>A call changed its state, or joined or left a conversation of several.</summary>
    void Changed(MobileCall call);

    /// <summary>A call is over.</summary>
    void Ended(MobileCall call, CallEnd why);

    /// <summary>Registration, signal or SIM changed.</summary>
    void NetworkChanged();

    /// <summary>A short message came.</summary>
    void MessageCame(StoredMessage message);

    /// <summary>The network answers a request in digits, or says something by itself.</summary>
    /// <param name="text">What.</param>
    /// <param name="expectsAnswer">Whether the network waits for an answer.</param>
    void ServiceSaid(string text, bool expectsAnswer);

    /// <summary>The mobile begins anew: its settings are gone.</summary>
    void WasReset();
}
