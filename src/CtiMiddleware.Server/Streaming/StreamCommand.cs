using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Server.Rest;

namespace CtiMiddleware.Server.Streaming;

/// <summary>What a client says on a stream.</summary>
public abstract record StreamCommand
{
    private StreamCommand() { }

    /// <summary>Who it is.</summary>
    /// <param name="Token">The API key.</param>
    public sealed record Authenticate(string Token) : StreamCommand
    {
        /// <inheritdoc/>
        public override string ToString() => nameof(Authenticate);
    }

    /// <summary>Begin a subscription, or change the filter of one.</summary>
    /// <param name="Id">The client's number for it.</param>
    /// <param name="Filter">What it wants.</param>
    /// <param name="From">Where it was; null for a snapshot.</param>
    /// <param name="LastSeq">The last sequence number it received.</param>
    public sealed record Subscribe(int Id, ViewFilter Filter, Cursor? From, long LastSeq) : StreamCommand;

    /// <summary>End a subscription.</summary>
    /// <param name="Id">Its number.</param>
    public sealed record Unsubscribe(int Id) : StreamCommand;

    /// <summary>Something that cannot be done: answered with an error, the stream goes on.</summary>
    /// <param name="Id">The number in the message, when it had one.</param>
    /// <param name="Problem">What is wrong.</param>
    public sealed record Refused(long? Id, Problem Problem) : StreamCommand;

    /// <summary>The connection must end.</summary>
    /// <param name="Close">Why.</param>
    public sealed record Break(StreamClose Close) : StreamCommand;
}
