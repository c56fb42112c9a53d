using System.Text;
using CtiMiddleware.Adapters.LineText;
using CtiMiddleware.Conformance.Vectors;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How the vectors of line-text are run.</summary>
public static class LineTextVectors
{
    public static VectorTarget Value { get; } =
        new()
        {
            Adapter = new LineTextAdapterFactory(),
            Options = static _ => new LineTextOptions { User = "cti", Secret = "ctisecret" },
            NameOfReceived = static frame => Name(Encoding.UTF8.GetString(frame)),
            NamesOfSent = static wire =>
                Encoding
                    .UTF8.GetString(wire)
                    .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                    .Select(static line => line.Split(' ')[0]),
            Received =
            [
                "LINETEXT",
                "OK",
                "ERR",
                "BYE",
                "ITEM DEVICE",
                "ITEM GROUP",
                "ITEM AGENT",
                "ITEM CALL",
                .. """
                    INITIATED ORIGINATED ALERTING ANSWERED FAILED HELD RETRIEVED QUEUED DIVERTED TRANSFERRED CONFERENCED CLEARED ENDED AGENT DEVICE
                    """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(static name => $"EV {name}"),
            ],
            Sent =
                "LOGIN PING LIST MAKE ANSWER HOLD RETRIEVE CLEAR DEFLECT BLIND CONSULT ALTERNATE RECONNECT TRANSFER CONFERENCE CLEARCALL AGENT".Split(
                    ' '
                ),
        };

    private static string Name(string line)
    {
        var words = line.TrimEnd().Split(' ');
        return words[0] is "EV" or "ITEM" ? $"{words[0]} {words[2]}" : words[0];
    }
}
