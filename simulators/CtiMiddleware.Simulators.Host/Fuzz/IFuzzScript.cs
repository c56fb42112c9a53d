namespace CtiMiddleware.Simulators.Host.Fuzz;

/// <summary>Says what is sent in place of each message of the switch.</summary>
public interface IFuzzScript
{
    /// <summary>False: every message passes as it is. An episode clears it before it asks whether the link comes back.</summary>
    bool IsActive { get; set; }

    /// <summary>What is sent in place of a message; null for the message itself.</summary>
    /// <param name="index">The message's place among all that the face wrote, from 0.</param>
    /// <param name="message">The message.</param>
    IReadOnlyList<byte[]>? Replace(long index, ReadOnlySpan<byte> message);
}
