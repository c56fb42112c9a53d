namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>What can be made to go wrong. Written in lower camel case in scenarios, on the command line and in the control API.</summary>
public enum FaultKind
{
    /// <summary>Bytes arrive later: <c>ms</c>, <c>jitterMs</c>.</summary>
    Latency,

    /// <summary>Bytes arrive no faster than <c>bytesPerSecond</c>.</summary>
    Bandwidth,

    /// <summary>Bytes arrive in pieces of <c>size</c>, <c>delayMs</c> apart.</summary>
    Slice,

    /// <summary>The connection stays open and nothing passes any more, without a word.</summary>
    HalfOpen,

    /// <summary>The connection is reset, once; new ones are refused during <c>for</c>.</summary>
    Reset,

    /// <summary>The switch restarts, once: <c>kind</c> is <c>cold</c> (calls and identifiers lost) or <c>warm</c>.</summary>
    Restart,

    /// <summary>Logins are refused, in the protocol's own words.</summary>
    RefuseLogin,

    /// <summary>The switch accepts connections and neither answers nor sends.</summary>
    StopAnswering,

    /// <summary>A message is not sent.</summary>
    Drop,

    /// <summary>A message is sent twice.</summary>
    Duplicate,

    /// <summary>A message is sent after the one that follows it.</summary>
    Reorder,

    /// <summary>A field of a message gets another value: <c>field</c>, <c>value</c>.</summary>
    Corrupt,

    /// <summary>An answer carries the identifier of a request that was never made.</summary>
    WrongInvokeId,

    /// <summary>A request is refused without being carried out: <c>code</c>.</summary>
    Nak,

    /// <summary>A request is carried out and never answered.</summary>
    NoAck,

    /// <summary>A request is carried out and answered after <c>ms</c>.</summary>
    LateAck,

    /// <summary>A monitor is granted and reports nothing.</summary>
    SilentMonitor,

    /// <summary>An event is not sent; answers are.</summary>
    LostEvent,

    /// <summary>The next call gets the identifier of one that ended, or with <c>live</c> of one that lives.</summary>
    CallIdReuse,

    /// <summary>No more than <c>limit</c> monitors are granted.</summary>
    Quota,

    /// <summary>The switch's clock jumps by <c>seconds</c>, once.</summary>
    ClockJump,

    /// <summary>Serial: characters arrive with a wrong parity.</summary>
    Parity,

    /// <summary>Serial: characters arrive with a framing error.</summary>
    Framing,

    /// <summary>Serial: the line is held in break for <c>ms</c>.</summary>
    Break,

    /// <summary>Serial: bits flip with the error rate <c>ber</c>.</summary>
    Noise,

    /// <summary>Serial: control lines drop: <c>lines</c>.</summary>
    DropControlLines,
}
