using System.Text;
using CtiMiddleware.Adapters.Smdr;
using CtiMiddleware.Adapters.Smdr.Layouts;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Adapters.Tests.Smdr;

/// <summary>The protocol without a line: characters in, records out, under virtual time.</summary>
internal sealed class SmdrRig
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    public SmdrRig(string layout, Func<SmdrOptions, SmdrOptions>? change = null)
        : this(
            SmdrLayoutCatalog.Shipped.Find(layout) ?? throw new ArgumentException($"There is no layout {layout}.", nameof(layout)),
            change
        ) { }

    public SmdrRig(SmdrLayout layout, Func<SmdrOptions, SmdrOptions>? change = null)
    {
        var options = new SmdrOptions { Layout = layout };
        options = change?.Invoke(options) ?? options;
        var context = new LinkContext(new SwitchId("hq"), new LinkId("hq-2"), options, NullLogger.Instance, Seed: 1);
        Protocol = new SmdrAdapterFactory().Create(context);
        Replay = new ProtocolReplay(Protocol, Output);
        Replay.Open();
    }

    public ReplayOutput Output { get; } = new(Start);

    public ILinkProtocol Protocol { get; }

    public ProtocolReplay Replay { get; }

    public IReadOnlyList<CallDetailRecord> Records =>
        [.. Output.Events.OfType<DataLinkEvent.CallDetailRecordsReport>().Select(static one => one.Record)];

    public IReadOnlyList<string> Anomalies => [.. Output.Items.OfType<ReplayItem.Anomaly>().Select(static one => one.Detail)];

    /// <summary>A line of values at their columns, counted from 1.</summary>
    public static string At(params (int Column, string Value)[] values)
    {
        var line = new StringBuilder();
        foreach (var (column, value) in values)
            line.Append(' ', column - 1 - line.Length).Append(value);
        return line.ToString();
    }

    public void Receive(string text) => Receive(Encoding.Latin1.GetBytes(text));

    public void Receive(byte[] bytes, ReplaySplit? split = null) => Replay.Receive(bytes, split ?? ReplaySplit.Whole);

    /// <summary>One line, and the record it makes.</summary>
    public CallDetailRecord Read(string line)
    {
        var before = Records.Count;
        Receive(line + "\r\n");
        Assert.True(Records.Count == before + 1, string.Join("; ", Anomalies));
        return Records[^1];
    }
}
