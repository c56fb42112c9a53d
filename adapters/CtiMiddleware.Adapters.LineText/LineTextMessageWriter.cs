using System.Buffers;
using System.Text;
using CtiMiddleware.Adapters.LineText.Messages;

namespace CtiMiddleware.Adapters.LineText;

/// <summary><see cref="Message"/> → bytes of one line with its end. Static and pure.</summary>
public static class LineTextMessageWriter
{
    /// <summary>Writes a message; false, and nothing is written, when it would be longer than a line may be.</summary>
    public static bool TryWrite(Message message, IBufferWriter<byte> output)
    {
        var text = message.ToString();
        if (Encoding.UTF8.GetByteCount(text) > Message.MaxLength)
            return false;
        Encoding.UTF8.GetBytes(text, output);
        output.Write("\r\n"u8);
        return true;
    }
}
