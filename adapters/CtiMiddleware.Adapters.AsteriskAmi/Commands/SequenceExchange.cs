using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.AsteriskAmi.Commands;

/// <summary>
/// One action after the other, each when the one before succeeded; the first refusal ends it. With <c>all: false</c> every action is tried and
/// one success is enough (several legs of a call, one of which may have gone by itself).
/// </summary>
internal sealed class SequenceExchange(CommandTicket ticket, IReadOnlyList<AmiAction> actions, bool all = true) : Exchange(ticket)
{
    private int _next;
    private bool _succeeded;
    private string? _refused;
    private string? _words;

    /// <summary>What the answer tells beyond the acknowledgement.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>What to do when everything succeeded, before the answer is given.</summary>
    public Action<ILinkOutput>? OnSuccess { get; init; }

    public void Start(IExchangeContext context)
    {
        // Before the first is sent: what cannot be said whole is not begun.
        foreach (var action in actions)
        {
            if (action.Problem() is { } problem)
            {
                Refuse(problem, context);
                return;
            }
        }
        context.Send(actions[_next++], this);
    }

    public override bool Response(bool success, ref AmiFrame frame, IExchangeContext context)
    {
        var message = AmiFrame.Decode(frame.Find("Message"u8));
        if (success)
        {
            _succeeded = true;
            _words = message.Length == 0 ? null : message;
        }
        else
            _refused ??= message;
        if ((success || !all) && _next < actions.Count)
        {
            context.Send(actions[_next++], this);
            return true; // this request; the next one waits under an identifier of its own
        }
        if (_refused is not null && (all || !_succeeded))
        {
            context.Output.Complete(Ticket, Refused(_refused));
            return true;
        }
        OnSuccess?.Invoke(context.Output);
        context.Output.Complete(Ticket, new CommandAnswer(CommandOutcome.Acknowledged) { Text = _words, Fields = Fields });
        return true;
    }

    /// <summary>The refusal, and what was done before it: a sequence is not undone.</summary>
    private CommandAnswer Refused(string words)
    {
        var answer = Refusal(words);
        var done = _next - 1;
        if (!_succeeded || done == 0)
            return answer;
        var names = string.Join(", ", actions.Take(done).Select(action => action.Name).Distinct(StringComparer.Ordinal));
        return answer with { Text = $"{words}; already done: {done} of {actions.Count} ({names})" };
    }
}
