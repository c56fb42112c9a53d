using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Commands;

namespace CtiMiddleware.Server.Rest;

/// <summary>The positive answer to a command: the switch accepted it. What happens comes as events after <see cref="SinceCursor"/>.</summary>
public sealed record CommandReply
{
    /// <summary>The operation.</summary>
    public required OperationId Operation { get; init; }

    /// <summary>How it ended; null while it runs (202).</summary>
    public required CommandOutcome? Outcome { get; init; }

    /// <summary>The log position when it was handed to the link: every event it causes is later.</summary>
    public required Cursor SinceCursor { get; init; }

    /// <summary>The call it made or acts on.</summary>
    public CallId? Call { get; init; }

    /// <summary>The connection it made or acts on.</summary>
    public ConnectionId? Connection { get; init; }

    /// <summary>Why <see cref="Call"/> is not told though the service makes a call.</summary>
    public string? CallReason { get; init; }

    /// <summary>The service by its ECMA-269 name.</summary>
    public required string Service { get; init; }

    /// <summary>The switch.</summary>
    public required SwitchId Switch { get; init; }

    /// <summary>The link it was sent on.</summary>
    public LinkId? Link { get; init; }

    /// <summary>What the switch said beyond yes.</summary>
    public ReplyNative? Native { get; init; }

    /// <summary>Makes the reply of an operation.</summary>
    public static CommandReply Of(Operation operation) =>
        new()
        {
            Operation = operation.Id,
            Outcome = operation.Outcome,
            SinceCursor = operation.SinceCursor,
            Call = operation.Call,
            Connection = operation.Connection,
            CallReason = operation.CallReason,
            Service = operation.Service,
            Switch = operation.Switch,
            Link = operation.Link,
            Native =
                operation.Text is null && operation.Fields.Count == 0
                    ? null
                    : new ReplyNative(operation.Text, [.. operation.Fields.Select(field => new NativeField(field.Key, field.Value))]),
        };
}
