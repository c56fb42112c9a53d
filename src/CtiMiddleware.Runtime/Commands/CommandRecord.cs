using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Commands;

/// <summary>Keeps the operations' records in step with what happens to their commands.</summary>
/// <param name="operations">The records.</param>
/// <param name="log">Where the log stands.</param>
/// <param name="time">The clock.</param>
internal sealed class CommandRecord(OperationStore operations, IEventSink log, TimeProvider time)
{
    private const string NotNamed = "The switch has not named the call that this makes.";

    /// <summary>The command is handed to the link: every event that it causes is later.</summary>
    public void Sent(PendingCommand command) =>
        Update(
            command,
            found => found with { Link = command.Link!.Id, SinceCursor = log.Head, CallReason = command.Minted is null ? null : NotNamed }
        );

    /// <summary>The call that it makes is known.</summary>
    public void Bound(PendingCommand command) =>
        Update(command, found => found with { Call = command.Subject?.Call, Connection = command.Subject?.Connection, CallReason = null });

    /// <summary>It ended. Returns the whole operation for who waits, also what is too large to keep; null when it has none.</summary>
    public Operation? Ended(PendingCommand command, CommandAnswer answer) =>
        Update(
            command,
            found =>
                found with
                {
                    Ended = time.GetUtcNow(),
                    Outcome = answer.Outcome,
                    Failure = answer.Failure ?? (answer.Outcome == CommandOutcome.Rejected ? Failure.Generic : null),
                    Text = answer.Text,
                    Fields = answer.Fields,
                    Call = command.Subject?.Call ?? found.Call,
                    Connection = command.Subject?.Connection ?? found.Connection,
                    CallReason = answer.Outcome is CommandOutcome.Acknowledged or CommandOutcome.Unknown ? found.CallReason : null,
                }
        );

    /// <summary>The answer came after the deadline.</summary>
    public void Late(PendingCommand command, CommandAnswer answer) =>
        Update(
            command,
            found =>
                found with
                {
                    LateAnswer = answer.Outcome,
                    Failure = answer.Failure ?? found.Failure,
                    Text = answer.Text ?? found.Text,
                    Fields = answer.Fields.Count > 0 ? answer.Fields : found.Fields,
                }
        );

    private Operation? Update(PendingCommand command, Func<Operation, Operation> change) =>
        command.Operation is { } id ? operations.Update(id, change) : null;
}
