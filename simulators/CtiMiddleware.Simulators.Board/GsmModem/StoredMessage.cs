namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>A short message in the store of a mobile.</summary>
/// <param name="Index">Its place, from 1.</param>
/// <param name="Pdu">The service centre's address and the TPDU, in hexadecimal digits (3GPP TS 23.040).</param>
public sealed record StoredMessage(int Index, string Pdu)
{
    /// <summary>Whether it was read.</summary>
    public bool IsRead { get; set; }

    /// <summary>Octets of the TPDU, without the service centre's address: the length that 27.005 counts.</summary>
    public int Length => (Pdu.Length / 2) - 1 - Convert.ToInt32(Pdu[..2], 16);
}
