namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>The state of a channel, numbered as Asterisk numbers it on the wire (include/asterisk/channelstate.h); other switches map to it.</summary>
public enum ChannelState
{
    /// <summary>Allocated, nothing happens yet: the switch is about to call the endpoint.</summary>
    Down = 0,

    /// <summary>Reserved.</summary>
    Reserved = 1,

    /// <summary>Off hook.</summary>
    OffHook = 2,

    /// <summary>Digits have been dialled.</summary>
    Dialing = 3,

    /// <summary>The endpoint calls the switch.</summary>
    Ring = 4,

    /// <summary>The endpoint rings.</summary>
    Ringing = 5,

    /// <summary>Answered.</summary>
    Up = 6,

    /// <summary>Busy.</summary>
    Busy = 7,

    /// <summary>Digits have been dialled while off hook.</summary>
    DialingOffHook = 8,

    /// <summary>A call was detected, caller id is awaited.</summary>
    PreRing = 9,
}
