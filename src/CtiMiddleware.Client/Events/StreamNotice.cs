using System.Text.Json;

namespace CtiMiddleware.Client;

/// <summary>A message of the stream protocol that this client does not know.</summary>
/// <param name="MessageType">Its <c>t</c>.</param>
/// <param name="Message">The message as it came.</param>
public sealed record StreamNotice(string MessageType, JsonElement Message) : StreamEvent;
