using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Commands;

/// <summary>One command on its way. Belongs to the loop's thread once it was submitted.</summary>
internal sealed class PendingCommand(SwitchCommand command, TimeSpan timeout)
{
    private static readonly string[] NoLanes = [];

    /// <summary>The command.</summary>
    public SwitchCommand Command { get; } = command;

    /// <summary>How long it may take altogether.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <summary>What the runtime knows of it.</summary>
    public CommandTraits Traits { get; } = CommandTraits.Of(command);

    /// <summary>The ECMA-269 name of the service.</summary>
    public string Service { get; } = command.GetType().Name;

    /// <summary>The operation; null for the runtime's own commands.</summary>
    public OperationId? Operation { get; init; }

    /// <summary>Refuse unless the connection is at this revision.</summary>
    public (ConnectionId Connection, long Rev)? IfRev { get; init; }

    /// <summary>Told once of the end, on the loop's thread.</summary>
    public required Action<PendingCommand, CommandAnswer> Ended { get; init; }

    /// <summary>The calls and devices it keeps busy.</summary>
    public string[] Lanes { get; set; } = NoLanes;

    /// <summary>Runs out when it took too long.</summary>
    public LoopTimer? Deadline { get; set; }

    /// <summary>The link it was handed to; null before.</summary>
    public ICommandLink? Link { get; set; }

    /// <summary>Its place in the order of submission.</summary>
    public long Number { get; set; }

    /// <summary>Its ticket on that link.</summary>
    public CommandTicket Ticket { get; set; }

    /// <summary>Bytes written to the link before it: when the network took no more than these, it was certainly not sent.</summary>
    public long WireStart { get; set; }

    /// <summary>The identifiers that were minted for the call it makes.</summary>
    public (CallId Call, ConnectionId Connection)? Minted { get; set; }

    /// <summary>The call and connection it acts on; null when they are not known.</summary>
    public (CallId Call, ConnectionId? Connection)? Target { get; set; }

    /// <summary>The call and connection on which its effect shows.</summary>
    public (CallId Call, ConnectionId? Connection)? Watched =>
        Minted is null || Command is SwitchCommand.DirectedPickupCall ? Target : Minted;

    /// <summary>The call and connection it makes or acts on, as far as known.</summary>
    public (CallId Call, ConnectionId? Connection)? Subject { get; set; }

    /// <summary>It is the first of its lanes and waits for the link's pace only, or was sent.</summary>
    public bool IsReady { get; set; }

    /// <summary>The operation as it ended, also with what is too large to keep; null before, and for the runtime's own commands.</summary>
    public Operation? Whole { get; set; }

    /// <summary>It ended.</summary>
    public bool IsOver { get; set; }

    /// <summary>It ended by its deadline, and no late answer came yet.</summary>
    public bool IsAbandoned { get; set; }
}
