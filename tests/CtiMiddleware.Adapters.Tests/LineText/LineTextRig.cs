using System.Text;
using CtiMiddleware.Adapters.LineText;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Adapters.Tests.LineText;

/// <summary>The protocol without a link: lines in, what it says and writes out, under virtual time.</summary>
internal sealed class LineTextRig
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    public LineTextRig(LineTextOptions? options = null)
    {
        Output = new ReplayOutput(Start);
        Replay = new ProtocolReplay(Create(options ?? Options), Output);
    }

    public static LineTextOptions Options { get; } = new() { User = "cti", Secret = "s e%cret" };

    public ReplayOutput Output { get; }

    public ProtocolReplay Replay { get; }

    public static ILinkProtocol Create(LineTextOptions options) =>
        new LineTextAdapterFactory().Create(new LinkContext(new SwitchId("hq"), new LinkId("hq-1"), options, NullLogger.Instance, Seed: 1));

    /// <summary>A rig that is logged in; what it wrote and said until then is taken away.</summary>
    public static LineTextRig LoggedIn(long boot = 4)
    {
        var rig = new LineTextRig();
        rig.Login(boot);
        return rig;
    }

    public void Login(long boot = 4)
    {
        Replay.Open();
        Receive("LINETEXT 1 name=test");
        var number = Output.TakeWire().Split(' ')[1];
        Receive($"OK {number} boot={boot}");
    }

    public void Receive(params string[] lines)
    {
        foreach (var line in lines)
            Replay.Receive(Encoding.UTF8.GetBytes(line + "\r\n"), ReplaySplit.Whole);
    }

    public IEnumerable<T> Said<T>()
        where T : ReplayItem => Output.Items.OfType<T>();
}
