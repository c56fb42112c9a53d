using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Commands;

/// <summary>What the command table needs of a link. Belongs to the loop's thread.</summary>
internal interface ICommandLink
{
    /// <summary>The link.</summary>
    LinkId Id { get; }

    /// <summary>Bytes written to this connection so far, sent or waiting.</summary>
    long BytesWritten { get; }

    /// <summary>Bytes of this connection, or of the last one when it is over, that may have left.</summary>
    long BytesLeft { get; }

    /// <summary>Paces the link.</summary>
    TokenBucket Pace { get; }

    /// <summary>Whether it takes commands now: false from the moment at which something ended it.</summary>
    bool Accepts { get; }

    /// <summary>Gives the command to the protocol.</summary>
    void Execute(CommandTicket ticket, SwitchCommand command);

    /// <summary>Tells the protocol that nobody waits any more.</summary>
    void Abandon(CommandTicket ticket);

    /// <summary>Counts an anomaly of the protocol.</summary>
    void Anomaly(AnomalyKind kind, string detail);
}
