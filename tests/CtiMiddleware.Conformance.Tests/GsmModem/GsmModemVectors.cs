using System.Text;
using CtiMiddleware.Adapters.GsmModem;
using CtiMiddleware.Conformance.Vectors;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How the vectors of gsm-modem are run.</summary>
public static class GsmModemVectors
{
    public static VectorTarget Value { get; } =
        new()
        {
            Adapter = new GsmModemAdapterFactory(),
            Options = static with =>
                with switch
                {
                    "pin" => new GsmModemOptions { Line = "201", Pin = "1234" },
                    "messages" => new GsmModemOptions { Line = "201" },
                    // The recorded clients asked for no messages.
                    _ => new GsmModemOptions { Line = "201", ShortMessages = false },
                },
            NameOfReceived = static frame => Name(Encoding.Latin1.GetString(frame)),
            NamesOfSent = static wire =>
                Encoding.Latin1.GetString(wire).Split('\r', StringSplitOptions.RemoveEmptyEntries).SelectMany(Sent),
            Received =
            [
                "OK",
                "ERROR",
                "+CME ERROR",
                "+CMS ERROR",
                "NO CARRIER",
                "BUSY",
                "NO ANSWER",
                "RING",
                "+CRING",
                "+CLIP",
                "+CNAP",
                "+CCWA",
                "+CLCC",
                "+CREG",
                "+COPS",
                "+CSQ",
                "+CPIN",
                "+CMTI",
                "+CMT",
                "+CMGR",
                "+CMGL",
                "+CMGS",
                "+CUSD",
                "+CRST",
                "prompt",
                "text",
                "SMS-DELIVER",
            ],
            Sent =
            [
                "ATE0",
                "AT+CPIN?",
                "AT+CPIN=",
                "AT+CMEE=1",
                "AT+CFUN=1",
                "AT+CRC=1",
                "AT+CLIP=1",
                "AT+CNAP=1",
                "AT+CCWA=1",
                "AT+CREG=2",
                "AT+CREG?",
                "AT+CUSD=1",
                "AT+COPS=3,0",
                "AT+COPS?",
                "AT+CSQ",
                "AT+CGMI",
                "AT+CGMM",
                "AT+CGMR",
                "AT+CLCC",
                "ATD",
                "ATA",
                "AT+CHUP",
                "AT+CHLD=0",
                "AT+CHLD=1",
                "AT+CHLD=1x",
                "AT+CHLD=2",
                "AT+CHLD=3",
                "AT+CHLD=4",
                "AT+VTS=",
                "AT+CMGF=0",
                "AT+CNMI=2,1",
                "AT+CMGL=4",
                "AT+CMGR=",
                "AT+CMGD=",
                "AT+CMGS=",
                "AT+CUSD=1,",
                "SMS-SUBMIT",
            ],
        };

    private static readonly string[] s_news =
    [
        "+CDIP",
        "+CSSI",
        "+CSSU",
        "+CGREG",
        "+CEREG",
        "+CIEV",
        "+CBC",
        "+CDS",
        "+CDSI",
        "+CBM",
        "*ECAV",
        "^CONN",
        "^CEND",
        "^ORIG",
        "^CONF",
    ];

    // What is ignored on purpose is none of the types that are worked on.
    private static string Name(string line)
    {
        if (line == "> ")
            return "prompt";
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? line : line[..colon];
        if (s_news.Contains(name))
            return "OK";
        if (line.Length >= 20 && line.All(char.IsAsciiHexDigit))
            return "SMS-DELIVER";
        return name is "OK" or "ERROR" or "NO CARRIER" or "BUSY" or "NO ANSWER" or "RING" || name[0] is '+' ? name : "text";
    }

    private static IEnumerable<string> Sent(string line)
    {
        if (line.EndsWith('\x1A'))
        {
            yield return "SMS-SUBMIT";
            line = line[(line.IndexOf('\x1A', StringComparison.Ordinal) + 1)..];
            if (line.Length == 0)
                yield break;
        }
        yield return line.StartsWith("ATD", StringComparison.Ordinal) ? "ATD"
        : line.StartsWith("AT+CHLD=1", StringComparison.Ordinal) && line.Length > 9 ? "AT+CHLD=1x"
        : line.StartsWith("AT+CUSD=1,", StringComparison.Ordinal) ? "AT+CUSD=1,"
        : line.StartsWith("AT+VTS=", StringComparison.Ordinal) ? "AT+VTS="
        : Array.Find(["AT+CPIN=", "AT+CMGR=", "AT+CMGD=", "AT+CMGS="], one => line.StartsWith(one, StringComparison.Ordinal)) ?? line;
    }
}
