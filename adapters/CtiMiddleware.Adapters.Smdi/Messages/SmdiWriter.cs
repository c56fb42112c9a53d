using System.Buffers;
using System.Globalization;
using System.Text;

namespace CtiMiddleware.Adapters.Smdi.Messages;

/// <summary>Messages → characters of 7 bits, complete with their ends. Pure; the adapter sends commands, a simulated switch the rest.</summary>
public static class SmdiWriter
{
    /// <summary>The end of a record of the switch, control-Y.</summary>
    public const byte EndOfRecord = 0x19;

    /// <summary>The end of a command, control-D.</summary>
    public const byte EndOfCommand = 0x04;

    /// <summary>Writes a message.</summary>
    public static void Write(SmdiMessage message, IBufferWriter<byte> output) => output.Write(Encoding.ASCII.GetBytes(Text(message)));

    private static string Text(SmdiMessage message) =>
        message switch
        {
            // Asterisk takes exactly three and four digits and needs something that is no digit right behind the caller's number.
            SmdiMessage.CallHistory call => string.Create(
                CultureInfo.InvariantCulture,
                $"\r\nMD{call.Port.Desk:000}{call.Port.Line:0000}{call.Letter}{call.Station} {call.Calling} \r\n{(char)EndOfRecord}"
            ),
            SmdiMessage.IndicatorRefused refused => $"\r\nMWI{refused.Station} {refused.Cause}\r\n{(char)EndOfRecord}",
            // To the byte what Asterisk writes; no CR LF.
            SmdiMessage.SetIndicator set => $"{(set.On ? "OP" : "RMV")}:MWI {set.Station}!{(char)EndOfCommand}",
            _ => throw new InvalidOperationException($"No such message: {message}"),
        };
}
