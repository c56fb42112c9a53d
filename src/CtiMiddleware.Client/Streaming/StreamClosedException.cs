namespace CtiMiddleware.Client;

/// <summary>The stream's connection ended. Never leaves the client: it becomes <see cref="Disconnected"/> or a <see cref="CtiException"/>.</summary>
internal sealed class StreamClosedException(string message, int? closeCode = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The close code, or null when the connection broke without one.</summary>
    public int? CloseCode { get; } = closeCode;

    /// <summary>Trying again cannot help: unauthenticated, forbidden, wrong protocol version, superseded.</summary>
    public bool IsFinal => CloseCode is 4001 or 4003 or 4004 or 4009;

    /// <summary>The server restarts as planned and asks to come back at once.</summary>
    public bool IsDraining => CloseCode is 4010;
}
