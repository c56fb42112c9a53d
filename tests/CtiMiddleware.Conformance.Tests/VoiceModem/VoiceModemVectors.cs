using System.Text;
using CtiMiddleware.Adapters.VoiceModem;
using CtiMiddleware.Conformance.Vectors;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How the vectors of voice-modem are run.</summary>
public static class VoiceModemVectors
{
    public static VectorTarget Value { get; } =
        new()
        {
            Adapter = new VoiceModemAdapterFactory(),
            Options = static _ => new VoiceModemOptions { Line = "201" },
            NameOfReceived = static frame => Name(Encoding.Latin1.GetString(frame).Trim('\r', '\n')),
            NamesOfSent = static wire => Commands(Encoding.Latin1.GetString(wire)),
            Received =
            [
                "OK",
                "ERROR",
                "CONNECT",
                "VCON",
                "RINGING",
                "NO CARRIER",
                "NO DIALTONE",
                "NO ANSWER",
                "BUSY",
                "RING",
                "DATE",
                "TIME",
                "NMBR",
                "NAME",
                "MESG",
                "ERRM",
                "DRON",
                "DROF",
                "text",
                "DLE digit",
                "DLE /",
                "DLE ~",
                "DLE ETX",
                .. "abcdeflLmoqrsuvwJY".Select(static code => $"DLE {code}"),
            ],
            Sent =
            [
                "escapes",
                "+++",
                "ATZ",
                "ATQ0V1H0",
                "ATE0",
                "AT+FMI?",
                "AT+FMM?",
                "AT+FMR?",
                "ATI",
                "ATI3",
                "AT+FCLASS",
                "AT+VSM",
                "AT+VSD",
                "AT+VGT",
                "AT+VGR",
                "AT+VRA",
                "AT+IFC",
                "AT+VCID",
                "AT+VNH",
                "AT+VIT",
                "AT+VDR",
                "AT+VLS",
                "AT+VTX",
                "AT+VRX",
                "AT+VTR",
                "AT+VTS",
                "ATDT",
                "AT",
                "ATH0",
            ],
        };

    private static string Name(string frame)
    {
        if (frame.Length == 2 && frame[0] == '\u0010')
        {
            var code = frame[1];
            return code == '\u0003' ? "DLE ETX"
                : char.IsAsciiDigit(code) || code is '*' or '#' or 'A' or 'B' or 'C' or 'D' ? "DLE digit"
                : $"DLE {code}";
        }
        var word = frame.Split('=', ' ')[0];
        return Value.Received.Contains(frame) ? frame
            : Value.Received.Contains(word) && frame.Contains('=', StringComparison.Ordinal) ? word
            : "text";
    }

    private static IEnumerable<string> Commands(string wire)
    {
        foreach (var line in wire.Split('\r', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith("AT", StringComparison.Ordinal))
                yield return line == "+++" ? line : "escapes";
            else if (line.StartsWith("ATDT", StringComparison.Ordinal))
                yield return "ATDT";
            else
                yield return Value.Sent.Contains(line) ? line : line.Split('=', '?')[0];
        }
    }
}
