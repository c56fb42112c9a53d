using CtiMiddleware.Adapters.GsmModem;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Adapters.Tests.GsmModem;

/// <summary>The adapter without a link, opened by hand: what it says and sends.</summary>
internal sealed class ModemLink
{
    public const string Ok = "\r\nOK\r\n";

    private readonly ProtocolReplay _replay;

    public ModemLink(GsmModemOptions? options = null)
    {
        options ??= new GsmModemOptions { Line = "201", ShortMessages = false };
        var context = new LinkContext(new SwitchId("gsm"), new LinkId("gsm-1"), options, NullLogger.Instance, Seed: 1);
        _replay = new ProtocolReplay(new GsmModemAdapterFactory().Create(context), Output);
        _replay.Open();
    }

    public ReplayOutput Output { get; } = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    public ReplayItem.Close? End => Output.Items.OfType<ReplayItem.Close>().LastOrDefault();

    public IReadOnlyList<CommandAnswer> Answers => [.. Output.Items.OfType<ReplayItem.Completed>().Select(static one => one.Answer)];

    public IReadOnlyList<string> Events => [.. Output.Events.Select(static one => one.GetType().Name)];

    /// <summary>A modem that takes everything, in service and without calls.</summary>
    public static ModemLink InService(GsmModemOptions? options = null)
    {
        var link = new ModemLink(options);
        for (var rounds = 0; rounds < 60 && link.Output.TakeWire() is { Length: > 0 } asked; rounds++)
            link.Give(
                asked == "AT+CREG?\r" ? $"\r\n+CREG: 2,1\r\n{Ok}"
                : asked == "AT+CPIN?\r" ? $"\r\n+CPIN: READY\r\n{Ok}"
                : Ok
            );
        link.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Devices));
        link.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        link.Give(Ok);
        link.Output.TakeWire();
        Assert.Equal(2, link.Answers.Count);
        return link;
    }

    /// <summary>The line is closed and opened again.</summary>
    public void Reopen()
    {
        _replay.Close();
        _replay.Open();
    }

    public void Give(string text) => _replay.Receive(System.Text.Encoding.Latin1.GetBytes(text), ReplaySplit.Whole);

    public CommandTicket Execute(SwitchCommand command) => _replay.Execute(command);

    public void Advance(double seconds) => _replay.Advance(TimeSpan.FromSeconds(seconds));
}
