using CtiMiddleware.Adapters.CiscoGed188.Messages;

namespace CtiMiddleware.Adapters.CiscoGed188.Session;

/// <summary>What happens to a session.</summary>
public abstract record GedInput
{
    private GedInput() { }

    /// <summary>The transport is open.</summary>
    public sealed record Opened : GedInput;

    /// <summary>OPEN_CONF.</summary>
    /// <param name="Granted">The services granted.</param>
    /// <param name="Status">What is wrong on the server's side.</param>
    /// <param name="PeripheralOnline">Whether the peripheral that was named is on line; true when none was.</param>
    public sealed record Accepted(CtiServiceMask Granted, PGStatusCode Status, bool PeripheralOnline) : GedInput;

    /// <summary>FAILURE_CONF to OPEN_REQ.</summary>
    /// <param name="Code">The status code.</param>
    /// <param name="Words">The server's words: the code's name, and its text when there was one.</param>
    public sealed record Refused(StatusCode Code, string Words) : GedInput;

    /// <summary>SYSTEM_EVENT told the state of the server's side.</summary>
    public sealed record StatusTold(PGStatusCode Code) : GedInput;

    /// <summary>FAILURE_EVENT: the server ends the session.</summary>
    public sealed record Failure(StatusCode Code, string Words) : GedInput;

    /// <summary>CLOSE_REQ of the server.</summary>
    public sealed record CloseRequested(uint InvokeId, StatusCode Code, string Words) : GedInput;

    /// <summary>HEARTBEAT_CONF.</summary>
    public sealed record HeartbeatAnswered : GedInput;

    /// <summary>FAILURE_CONF to a heartbeat.</summary>
    public sealed record HeartbeatRefused(string Words) : GedInput;

    /// <summary>It is time for a heartbeat.</summary>
    public sealed record HeartbeatDue : GedInput;

    /// <summary>It is time for the next one and the last was not answered.</summary>
    public sealed record HeartbeatLate : GedInput;

    /// <summary>Opening takes too long.</summary>
    public sealed record OpenTimerElapsed : GedInput;

    /// <summary>The transport is closed.</summary>
    public sealed record Closed : GedInput;
}
