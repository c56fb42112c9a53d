using System.Numerics;
using System.Text;
using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Adapters.Smdi.Messages;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Adapters.Tests.Smdi;

/// <summary>The protocol without a line: characters in, what it says and writes out, under virtual time.</summary>
internal sealed class SmdiRig
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    public SmdiRig(SmdiOptions? options = null)
    {
        Output = new ReplayOutput(Start);
        Protocol = Create(options ?? Options);
        Replay = new ProtocolReplay(Protocol, Output);
        Replay.Open();
    }

    /// <summary>Lines 1 to 9 of desk 1 are devices 2101 to 2109, of desk 2 lines of another switch.</summary>
    public static SmdiOptions Options { get; } =
        new()
        {
            Ports = Enumerable
                .Range(1, 9)
                .SelectMany(static line =>
                    new[]
                    {
                        KeyValuePair.Create(new SmdiPort(1, line), $"210{line}"),
                        KeyValuePair.Create(new SmdiPort(2, line), $"vm{line}:line"),
                    }
                )
                .ToDictionary(),
        };

    public ReplayOutput Output { get; }

    public ILinkProtocol Protocol { get; }

    public ProtocolReplay Replay { get; }

    public IReadOnlyList<string> Anomalies => [.. Said<ReplayItem.Anomaly>().Select(static one => one.Detail)];

    /// <summary>The call histories as <c>port reason station calling device</c>, <c>-</c> for what is not there.</summary>
    public IReadOnlyList<string> Calls => [.. Output.Events.Select(Text)];

    public static ILinkProtocol Create(SmdiOptions options) =>
        new SmdiAdapterFactory().Create(new LinkContext(new SwitchId("hq"), new LinkId("hq-2"), options, NullLogger.Instance, Seed: 1));

    public void Receive(string text) => Receive(Encoding.Latin1.GetBytes(text));

    public void Receive(byte[] bytes) => Replay.Receive(bytes, ReplaySplit.Whole);

    public IEnumerable<T> Said<T>()
        where T : ReplayItem => Output.Items.OfType<T>();

    /// <summary>Characters of seven bits as a sender with parity puts them on the line.</summary>
    public static byte[] WithParity(byte[] characters, SmdiParity parity) =>
        [
            .. characters.Select(one =>
                parity is SmdiParity.Even or SmdiParity.Odd && ((BitOperations.PopCount(one) & 1) != 0) == (parity == SmdiParity.Even)
                    ? (byte)(one | 0x80)
                    : one
            ),
        ];

    public static byte[] Bytes(SmdiMessage message)
    {
        var writer = new System.Buffers.ArrayBufferWriter<byte>();
        SmdiWriter.Write(message, writer);
        return writer.WrittenSpan.ToArray();
    }

    public static string Text(SwitchEvent happened)
    {
        var history = Assert.IsType<DataLinkEvent.CallHistory>(happened);
        Assert.StartsWith("MD", history.NativeText, StringComparison.Ordinal);
        return string.Join(
            ' ',
            $"{history.MessageDesk}/{history.MessageLine}",
            history.Port ?? "-",
            history.NativeCause,
            history.LastRedirectionDevice.Number ?? "-",
            history.CallingDevice.Number ?? "-"
        );
    }
}
