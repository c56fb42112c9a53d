using System.Globalization;
using System.Text;

namespace CtiMiddleware.Media.CallerId;

/// <summary>
/// Who calls and when, as sent to a telephone between rings (Bellcore GR-30 and GR-31, ETSI EN 300 659-3). Immutable.
/// </summary>
public sealed record CallerIdMessage
{
    private const byte SingleDataType = 0x04;
    private const byte MultipleDataType = 0x80;
    private const byte TimeParameter = 0x01;
    private const byte NumberParameter = 0x02;
    private const byte NumberAbsenceParameter = 0x04;
    private const byte NameParameter = 0x07;
    private const byte NameAbsenceParameter = 0x08;

    /// <summary>The most bytes of a message with its type, length and checksum.</summary>
    public const int LongestMessage = 258;

    /// <summary>Month, day, hour and minute of the exchange, eight digits; null when not sent.</summary>
    public string? Time { get; init; }

    /// <summary>The caller's number; null when not sent.</summary>
    public string? Number { get; init; }

    /// <summary>Why there is no number.</summary>
    public CallerIdAbsence NumberAbsence { get; init; }

    /// <summary>The caller's name; null when not sent.</summary>
    public string? Name { get; init; }

    /// <summary>Why there is no name.</summary>
    public CallerIdAbsence NameAbsence { get; init; }

    /// <summary>The layout.</summary>
    public CallerIdFormat Format { get; init; } = CallerIdFormat.MultipleData;

    /// <summary>Types of parameters that were received and are not known here, in order.</summary>
    public IReadOnlyList<int> UnknownParameters { get; init; } = [];

    /// <summary>The time as the message has it.</summary>
    /// <param name="time">The exchange's local time.</param>
    public static string TimeOf(DateTime time) => time.ToString("MMddHHmm", CultureInfo.InvariantCulture);

    /// <summary>The bytes that are sent, with type, length and checksum.</summary>
    /// <exception cref="InvalidOperationException">No time where it must be, too long, or characters that the line cannot carry (it has ISO 646).</exception>
    public byte[] ToBytes()
    {
        var body = new List<byte>();
        if (Format == CallerIdFormat.SingleData)
        {
            Append(body, Time ?? throw new InvalidOperationException("The single data format needs a time."));
            Append(body, NumberAbsence == CallerIdAbsence.None ? Number ?? "O" : Letter(NumberAbsence));
        }
        else
        {
            Parameter(body, TimeParameter, Time);
            Parameter(body, NumberParameter, NumberAbsence == CallerIdAbsence.None ? Number : null);
            Parameter(body, NumberAbsenceParameter, Letter(NumberAbsence));
            Parameter(body, NameParameter, NameAbsence == CallerIdAbsence.None ? Name : null);
            Parameter(body, NameAbsenceParameter, Letter(NameAbsence));
        }
        if (body.Count > byte.MaxValue)
            throw new InvalidOperationException($"A caller id message has at most 255 bytes; this would have {body.Count}.");
        byte[] message = [Format == CallerIdFormat.SingleData ? SingleDataType : MultipleDataType, (byte)body.Count, .. body, 0];
        message[^1] = Checksum(message.AsSpan(0, message.Length - 1));
        return message;
    }

    /// <summary>Reads the bytes of a message whose checksum was right.</summary>
    /// <param name="bytes">With type, length and checksum.</param>
    /// <param name="message">The message.</param>
    /// <param name="reason">Why it cannot be read.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out CallerIdMessage message, out string reason)
    {
        message = new CallerIdMessage();
        reason = "";
        if (bytes.Length < 3 || bytes.Length != bytes[1] + 3)
            return Fail("its length is wrong", out reason);
        if (Checksum(bytes[..^1]) != bytes[^1])
            return Fail("its checksum is wrong", out reason);
        var body = bytes[2..^1];
        return bytes[0] switch
        {
            SingleDataType => ReadSingle(body, out message, out reason),
            MultipleDataType => ReadMultiple(body, out message, out reason),
            _ => Fail($"its type 0x{bytes[0]:X2} is unknown", out reason),
        };
    }

    /// <summary>The two's complement of the sum of all bytes before.</summary>
    internal static byte Checksum(ReadOnlySpan<byte> bytes)
    {
        int sum = 0;
        foreach (byte one in bytes)
            sum += one;
        return (byte)-sum;
    }

    private static bool Fail(string why, out string reason)
    {
        reason = why;
        return false;
    }

    private static bool ReadSingle(ReadOnlySpan<byte> body, out CallerIdMessage message, out string reason)
    {
        message = new CallerIdMessage { Format = CallerIdFormat.SingleData };
        reason = "";
        if (body.Length < 8)
            return Fail("its time is cut", out reason);
        string number = Text(body[8..]);
        var absence = AbsenceOf(number);
        message = message with
        {
            Time = Text(body[..8]),
            Number = absence == CallerIdAbsence.None ? number : null,
            NumberAbsence = absence,
        };
        return true;
    }

    private static bool ReadMultiple(ReadOnlySpan<byte> body, out CallerIdMessage message, out string reason)
    {
        message = new CallerIdMessage();
        reason = "";
        var unknown = new List<int>();
        while (body.Length > 0)
        {
            if (body.Length < 2 || body[1] > body.Length - 2)
                return Fail("a parameter is cut", out reason);
            string value = Text(body.Slice(2, body[1]));
            switch (body[0])
            {
                case TimeParameter:
                    message = message with { Time = value };
                    break;
                case NumberParameter:
                    message = message with { Number = value };
                    break;
                case NumberAbsenceParameter:
                    message = message with { NumberAbsence = AbsenceOf(value) };
                    break;
                case NameParameter:
                    message = message with { Name = value };
                    break;
                case NameAbsenceParameter:
                    message = message with { NameAbsence = AbsenceOf(value) };
                    break;
                default:
                    unknown.Add(body[0]);
                    break;
            }
            body = body[(2 + body[1])..];
        }
        message = message with { UnknownParameters = unknown };
        return true;
    }

    private static CallerIdAbsence AbsenceOf(string value) =>
        value switch
        {
            "P" => CallerIdAbsence.Private,
            "O" => CallerIdAbsence.OutOfArea,
            _ => CallerIdAbsence.None,
        };

    private static string? Letter(CallerIdAbsence absence) =>
        absence switch
        {
            CallerIdAbsence.Private => "P",
            CallerIdAbsence.OutOfArea => "O",
            _ => null,
        };

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    private static void Parameter(List<byte> body, byte type, string? value)
    {
        if (value is null)
            return;
        body.Add(type);
        body.Add((byte)Math.Min(value.Length, byte.MaxValue));
        Append(body, value);
    }

    private static void Append(List<byte> body, string? value)
    {
        foreach (char one in value ?? "")
        {
            if (one is < ' ' or > '~')
                throw new InvalidOperationException($"A caller id message cannot carry '{one}' (U+{(int)one:X4}).");
            body.Add((byte)one);
        }
    }
}
