using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>A link's session as its voice engine sees it. Loop's thread only.</summary>
internal sealed class LinkVoice(LinkSession session, ILinkHost host, LinkParts parts) : IVoiceHost
{
    /// <inheritdoc/>
    public bool Knows(NativeConnection connection) => host.Registry.Find(connection) is not null;

    /// <inheritdoc/>
    public CommandAnswer? WhyNot(NativeConnection connection)
    {
        if (host.Registry.Find(connection) is not { } known)
            return CommandAnswer.Rejected(Failure.InvalidConnection, "the connection is gone");
        var found = parts.FindConnection(known.Connection);
        return found.Connection is not { } present || found.Status != LookupStatus.Present
                ? CommandAnswer.Rejected(Failure.InvalidConnection, "the connection is gone")
            : present.State != LocalConnectionState.Connected
                ? CommandAnswer.Rejected(
                    Failure.InvalidConnectionState,
                    $"the connection is {EnumText<LocalConnectionState>.Of(present.State)}; only one that is connected can be spoken to"
                )
            : null;
    }

    /// <inheritdoc/>
    public void Board(string name, Action<IBoardProtocol, ILinkOutput> call) => session.Board(name, call);

    /// <inheritdoc/>
    public void Transmit(NativeConnection connection, ReadOnlySpan<short> frame) => session.Transmit(connection, frame);

    /// <inheritdoc/>
    public void Complete(CommandTicket ticket, CommandAnswer answer) => host.CommandsOf(session).Complete(session, ticket, answer);

    /// <inheritdoc/>
    public void Emit(CallEvent happened)
    {
        session.Counters.Events++;
        if (host.Feeds(session))
            host.Registry.Apply(happened, parts.Time.GetUtcNow(), default);
    }

    /// <inheritdoc/>
    public void Odd(string detail) => session.Anomaly(AnomalyKind.UnexpectedAnswer, detail);

    /// <inheritdoc/>
    public void RecordingFailed(NativeConnection connection, string name, string text) =>
        VoiceLog.RecordingFailed(parts.Logger, session.Id.Value, name, text);

    /// <inheritdoc/>
    public bool Post(Action action) => host.Post(action);
}
