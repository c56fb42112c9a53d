using CtiMiddleware.Adapters.VoiceModem;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Adapters.Tests.VoiceModem;

public sealed class VoiceModemHostileTests
{
    private readonly ReplayOutput _output = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly VoiceModemProtocol _protocol = (VoiceModemProtocol)
        new VoiceModemAdapterFactory().Create(
            new LinkContext(new SwitchId("vm1"), new LinkId("vm1/1"), new VoiceModemOptions { Line = "201" }, NullLogger.Instance, 1)
        );
    private readonly ProtocolReplay _replay;

    public VoiceModemHostileTests() => _replay = new ProtocolReplay(_protocol, _output);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_bytes_in_every_state_never_throw_and_never_wedge(int seed)
    {
        var random = new Random(seed);
        var bytes = new byte[40];
        for (var round = 0; round < 60; round++)
        {
            _replay.Open();
            SetUp();
            if (round % 3 > 0)
                Answer();
            for (var i = 0; i < 20 && !IsClosed; i++)
            {
                random.NextBytes(bytes);
                _replay.Receive(bytes, ReplaySplit.Random((ulong)seed, 7));
                _replay.Advance(TimeSpan.FromMilliseconds(random.Next(4000)));
                if (_output.Events.OfType<CallEvent.Established>().LastOrDefault() is { } talking && !IsClosed)
                    _protocol.SetMedia(talking.EstablishedConnection, (MediaDirections)random.Next(3), _output);
            }
            _replay.Close();
            _output.TakeWire();
        }
        _replay.Open();
        SetUp();
        Assert.Contains(_output.Items.TakeLast(3), static item => item is ReplayItem.StatusNormal);
    }

    [Theory]
    [InlineData("+4930")]
    [InlineData("")]
    [InlineData("12;H0")]
    [InlineData("12\rATH0")]
    [InlineData("Anna")]
    public void What_an_analogue_line_cannot_dial_is_refused_and_nothing_is_sent(string number)
    {
        _replay.Open();
        SetUp();
        _output.TakeWire();
        _replay.Execute(new SwitchCommand.MakeCall("201", number));
        Assert.Equal("", _output.TakeWire());
        var answer = Assert.IsType<ReplayItem.Completed>(_output.Items[^1]).Answer;
        Assert.Equal((CommandOutcome.Rejected, Failure.InvalidDestination), (answer.Outcome, answer.Failure));
    }

    private bool IsClosed => _output.Items.Count > 0 && _output.Items[^1] is ReplayItem.Close;

    private void Answer()
    {
        _replay.Receive("\r\nRING\r\n"u8, ReplaySplit.Whole);
        _replay.Execute(new SwitchCommand.AnswerCall(_output.Events.OfType<CallEvent.Delivered>().Last().Connection));
        _replay.Receive("\r\nOK\r\n\r\nOK\r\n"u8, ReplaySplit.Whole);
    }

    private void SetUp()
    {
        _replay.Advance(TimeSpan.FromSeconds(1));
        var answers = new[] { "", "", "maker", "model", "1", "", "", "0,1,8", "", "4,\"ULAW\",8,0,8000,0,0" };
        foreach (var line in answers)
            _replay.Receive(
                System.Text.Encoding.Latin1.GetBytes(line.Length == 0 ? "\r\nOK\r\n" : $"\r\n{line}\r\n\r\nOK\r\n"),
                ReplaySplit.Whole
            );
        for (var i = 0; i < 10; i++)
            _replay.Receive("\r\nOK\r\n"u8, ReplaySplit.Whole);
    }
}
