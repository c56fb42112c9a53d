using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>What a voice engine needs of its link. Loop's thread only.</summary>
internal interface IVoiceHost
{
    /// <summary>Whether a connection is there.</summary>
    bool Knows(NativeConnection connection);

    /// <summary>Why nothing can be said or heard on a connection; null when it can.</summary>
    CommandAnswer? WhyNot(NativeConnection connection);

    /// <summary>Calls the board, unless its link is over.</summary>
    void Board(string name, Action<IBoardProtocol, ILinkOutput> call);

    /// <summary>Hands a frame to the board, unless its link is over.</summary>
    void Transmit(NativeConnection connection, ReadOnlySpan<short> frame);

    /// <summary>Ends a command.</summary>
    void Complete(CommandTicket ticket, CommandAnswer answer);

    /// <summary>Publishes an event.</summary>
    void Emit(CallEvent happened);

    /// <summary>Counts an anomaly of the board.</summary>
    void Odd(string detail);

    /// <summary>Says in the log that a recording could not go on.</summary>
    void RecordingFailed(NativeConnection connection, string name, string text);

    /// <summary>Has something done on the loop.</summary>
    bool Post(Action action);
}
