using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.AsteriskAmi.Commands;

/// <summary>A request under way: waits for its response, and for list events when it brings a list. Ends its command exactly once.</summary>
internal abstract class Exchange(CommandTicket ticket)
{
    /// <summary>The command it serves.</summary>
    protected CommandTicket Ticket { get; } = ticket;

    /// <summary>The response came.</summary>
    /// <returns>True when nothing more is expected for this request.</returns>
    public abstract bool Response(bool success, ref AmiFrame frame, IExchangeContext context);

    /// <summary>A list event with the request's identifier came.</summary>
    /// <returns>True when nothing more is expected.</returns>
    public virtual bool ListEvent(ReadOnlySpan<byte> name, bool complete, ref AmiFrame frame, IExchangeContext context) => complete;

    /// <summary>An action of this exchange cannot be sent as it is.</summary>
    public void Refuse(string problem, IExchangeContext context) =>
        context.Output.Complete(Ticket, CommandAnswer.Rejected(Failure.InvalidParameter, problem));

    /// <summary>Asterisk's refusal in the terms of the model: it gives words only, so the words decide (main/manager.c and others, Asterisk 22).</summary>
    public static CommandAnswer Refusal(string message)
    {
        if (message.StartsWith("Invalid/unknown command", StringComparison.Ordinal))
            return CommandAnswer.NotSupported(message);
        if (message.StartsWith("Permission denied", StringComparison.Ordinal))
            return CommandAnswer.Rejected(Failure.Security, message);
        if (IsAboutConnection(message))
            return CommandAnswer.Rejected(Failure.InvalidConnection, message);
        if (message.Contains("does not exist", StringComparison.Ordinal) && message.Contains("xtension", StringComparison.Ordinal))
            return CommandAnswer.Rejected(Failure.InvalidDestination, message);
        if (message.Contains("nterface not found", StringComparison.Ordinal) || message.Contains("No such agent", StringComparison.Ordinal))
            return CommandAnswer.Rejected(Failure.InvalidAgent, message);
        if (message.EndsWith(": Already there", StringComparison.Ordinal) || message.EndsWith(": Not there", StringComparison.Ordinal))
            return CommandAnswer.Rejected(Failure.InvalidObjectState, message);
        if (message.Contains("No such queue", StringComparison.Ordinal) || message.Contains("not in queue", StringComparison.Ordinal))
            return CommandAnswer.Rejected(Failure.InvalidAgentGroup, message);
        return CommandAnswer.Rejected(Failure.Generic, message);
    }

    private static bool IsAboutConnection(string message) =>
        message.StartsWith("No such channel", StringComparison.Ordinal)
        || message.StartsWith("Channel does not exist", StringComparison.Ordinal)
        || message.StartsWith("Channel specified does not exist", StringComparison.Ordinal)
        || message.StartsWith("Channel not found", StringComparison.Ordinal)
        || message.StartsWith("Channel1 does not exist", StringComparison.Ordinal)
        || message.StartsWith("Channel2 does not exist", StringComparison.Ordinal);
}
