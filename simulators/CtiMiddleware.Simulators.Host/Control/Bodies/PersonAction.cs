namespace CtiMiddleware.Simulators.Host.Control.Bodies;

/// <summary>What people do at telephones.</summary>
public enum PersonAction
{
    /// <summary>Dials <c>to</c>.</summary>
    Dial,

    /// <summary>Answers the ringing call.</summary>
    Answer,

    /// <summary>Refuses the ringing call as busy.</summary>
    Refuse,

    /// <summary>Hangs up.</summary>
    HangUp,

    /// <summary>Puts the other party on hold.</summary>
    Hold,

    /// <summary>Takes the held call back.</summary>
    Retrieve,

    /// <summary>Toggles between the held and the other call.</summary>
    Alternate,

    /// <summary>Holds and asks <c>to</c>.</summary>
    Consult,

    /// <summary>Ends the consultation and takes the held call back.</summary>
    Reconnect,

    /// <summary>Joins the held call with the consultation and leaves.</summary>
    Transfer,

    /// <summary>Joins the held call with the consultation and stays.</summary>
    Conference,

    /// <summary>Sends the other party to <c>to</c> without asking.</summary>
    BlindTransfer,

    /// <summary>Sends the ringing call to <c>to</c>.</summary>
    Deflect,

    /// <summary>Parks the other party.</summary>
    Park,

    /// <summary>Takes the call that rings at <c>to</c>.</summary>
    PickUp,

    /// <summary>Presses the digits of <c>to</c>.</summary>
    Digits,
}
