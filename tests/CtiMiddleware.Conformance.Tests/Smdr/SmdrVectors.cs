using System.Text;
using CtiMiddleware.Adapters.Smdr;
using CtiMiddleware.Adapters.Smdr.Layouts;
using CtiMiddleware.Adapters.Smdr.Records;
using CtiMiddleware.Conformance.Vectors;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How the vectors of smdr are run: the mode is the layout, a line is named by it and by what it is.</summary>
public static class SmdrVectors
{
    private const string Usual = "nortel-meridian1";

    public static VectorTarget Value { get; } =
        new()
        {
            Adapter = new SmdrAdapterFactory(),
            Options = static mode => new SmdrOptions { Layout = Find(mode) },
            NameOfReceived = static frame => Name(Encoding.Latin1.GetString(frame)),
            NamesOfSent = static _ => [],
            Received =
            [
                .. SmdrLayoutCatalog.Shipped.All.Select(static layout => $"record {Maker(layout.Name)}").Distinct(StringComparer.Ordinal),
                "date",
                "continuation",
                "ignored",
                "unknown",
                "unreadable",
            ],
            Sent = [],
        };

    private static SmdrLayout Find(string? mode) => SmdrLayoutCatalog.Shipped.Find(mode ?? Usual)!;

    private static string Maker(string layout) => layout.Split('-')[0];

    // Layouts of different makers do not read each other's lines, so the line alone says whose it is.
    private static string Name(string line)
    {
        var text = line.Trim('\r', '\n', '\0');
        foreach (var layout in SmdrLayoutCatalog.Shipped.All)
        {
            switch (SmdrRecordReader.Read(layout, text, date: null))
            {
                case SmdrReading.Record { Kind: SmdrShapeKind.Continuation }:
                    return "continuation";
                case SmdrReading.Record:
                    return $"record {Maker(layout.Name)}";
                case SmdrReading.Date:
                    return "date";
                case SmdrReading.Ignored:
                    return "ignored";
                case SmdrReading.Unknown:
                    return "unknown";
            }
        }
        return "unreadable";
    }
}
