using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Events;

/// <summary>An event before it has a position. The objects of its body get their <c>rev</c> from the log's <see cref="EventLog.Append"/>.</summary>
/// <param name="Type">The type, for example <c>cti.call.established.v1</c>.</param>
/// <param name="Switch">The switch; null for the server's own.</param>
/// <param name="Subject">The identifier it is about.</param>
/// <param name="Thread">The thread, or null.</param>
/// <param name="MakeBody">Makes the body for the position it is given; called once, under the log's lock, must not block.</param>
public readonly record struct EventDraft(string Type, SwitchId? Switch, string Subject, ThreadId? Thread, Func<long, EventBody> MakeBody);
