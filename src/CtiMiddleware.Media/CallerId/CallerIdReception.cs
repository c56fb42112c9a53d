namespace CtiMiddleware.Media.CallerId;

/// <summary>What a receiver made of a transmission. Closed: a message, or why there is none.</summary>
public abstract record CallerIdReception
{
    private CallerIdReception() { }

    /// <summary>A message whose checksum is right.</summary>
    /// <param name="Message">The message.</param>
    public sealed record Received(CallerIdMessage Message) : CallerIdReception;

    /// <summary>A transmission began and was not understood.</summary>
    /// <param name="Reason">Why, in few and fixed words.</param>
    /// <param name="Bytes">What was received of it.</param>
    public sealed record Damaged(string Reason, IReadOnlyList<byte> Bytes) : CallerIdReception;
}
