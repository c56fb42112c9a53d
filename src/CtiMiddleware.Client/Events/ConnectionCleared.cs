namespace CtiMiddleware.Client;

/// <summary>A device left the call (17.2.4). Not sent for who leaves by transfer.</summary>
public sealed record ConnectionCleared : CallEvent;
