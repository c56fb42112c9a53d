using System.Text;
using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Conformance.Vectors;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How the vectors of smdi are run. A call history is named by its reason, a refusal by its cause.</summary>
public static class SmdiVectors
{
    public static VectorTarget Value { get; } =
        new()
        {
            Adapter = new SmdiAdapterFactory(),
            Options = static _ => new SmdiOptions
            {
                Ports = Enumerable.Range(1, 9).ToDictionary(static line => new SmdiPort(1, line), static line => $"210{line}"),
            },
            NameOfReceived = static frame => Name(Encoding.Latin1.GetString(frame)),
            NamesOfSent = static wire =>
                Encoding
                    .ASCII.GetString(wire)
                    .Split('\u0004', StringSplitOptions.RemoveEmptyEntries)
                    .Select(static one => one.Split(' ')[0]),
            Received = ["MD D", "MD A", "MD B", "MD N", "MD U", "MD damaged", "MWI INV", "MWI BLK"],
            Sent = ["OP:MWI", "RMV:MWI"],
        };

    private static string Name(string record)
    {
        var text = record.TrimEnd('\r', '\n', '\u0019');
        if (text.StartsWith("MWI", StringComparison.Ordinal))
            return $"MWI {text.TrimEnd().Split(' ')[^1]}";
        return text.Length > 9 ? $"MD {text[9]}" : "MD damaged";
    }
}
