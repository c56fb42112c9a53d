using System.Globalization;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>What was asked of a line and what it became, in words that say both.</summary>
internal static class LineDifference
{
    /// <summary>The difference, <c>7E1 asked, device gives 8N1</c>; null when there is none.</summary>
    /// <param name="asked">As configured.</param>
    /// <param name="given">As the device says.</param>
    public static string? Between(SerialLineSettings asked, SerialLineSettings given)
    {
        var found = new List<string>();
        if (asked.Frame != given.Frame)
            found.Add($"{asked.Frame} asked, device gives {given.Frame}");
        // A UART divides its clock and comes near; what is off by more than 2 % is read wrongly at the other end.
        if (Math.Abs(asked.BaudRate - given.BaudRate) > asked.BaudRate / 50.0)
            found.Add(string.Create(CultureInfo.InvariantCulture, $"{asked.BaudRate} baud asked, device gives {given.BaudRate}"));
        if (asked.Handshake != given.Handshake)
            found.Add($"{InWords(asked.Handshake)} asked, device gives {InWords(given.Handshake)}");
        return found.Count == 0 ? null : string.Join(", ", found);
    }

    /// <summary>A line for people: <c>9600 baud, 8N1, no handshake</c>.</summary>
    public static string InWords(SerialLineSettings line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.BaudRate} baud, {line.Frame}, {InWords(line.Handshake)}");

    /// <summary>Why a difference is not accepted, and what helps.</summary>
    public static string Refusal(string difference) =>
        $"{difference}: ask for what the device can do, or set AcceptDifference to use the line all the same";

    private static string InWords(Handshake handshake) =>
        handshake switch
        {
            Handshake.XOnXOff => "XON/XOFF",
            Handshake.RequestToSend => "RTS/CTS",
            Handshake.RequestToSendXOnXOff => "RTS/CTS and XON/XOFF",
            _ => "no handshake",
        };
}
