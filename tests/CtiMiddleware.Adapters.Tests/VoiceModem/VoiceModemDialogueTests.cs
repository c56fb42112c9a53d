using System.Text;
using CtiMiddleware.Adapters.VoiceModem;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Adapters.Tests.VoiceModem;

/// <summary>Commands that wait for others, and answers that come in pieces or by themselves.</summary>
public sealed class VoiceModemDialogueTests
{
    private readonly ReplayOutput _output = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly VoiceModemProtocol _protocol = (VoiceModemProtocol)
        new VoiceModemAdapterFactory().Create(
            new LinkContext(
                new SwitchId("vm1"),
                new LinkId("vm1/1"),
                new VoiceModemOptions { Line = "201", Duplex = true },
                NullLogger.Instance,
                1
            )
        );
    private readonly ProtocolReplay _replay;

    public VoiceModemDialogueTests()
    {
        _replay = new ProtocolReplay(_protocol, _output);
        _replay.Open();
        _replay.Advance(TimeSpan.FromSeconds(1));
        foreach (var line in new[] { "", "", "maker", "model", "1", "", "", "0,1,8", "", "4,\"ULAW\",8,0,8000,0,0" })
            Say(line.Length == 0 ? "\r\nOK\r\n" : $"\r\n{line}\r\n\r\nOK\r\n");
        for (var i = 0; i < 20 && !_output.Items.Any(static item => item is ReplayItem.StatusNormal); i++)
            Say("\r\nOK\r\n");
        Assert.Contains(_output.Items, static item => item is ReplayItem.StatusNormal);
        _output.TakeWire();
    }

    [Fact]
    public void Everybody_who_clears_a_call_that_is_being_dialled_is_answered()
    {
        _replay.Execute(new SwitchCommand.MakeCall("201", "77"));
        var call = _output.Events.OfType<CallEvent.Originated>().Last().OriginatedConnection;
        var first = _replay.Execute(new SwitchCommand.ClearConnection(call));
        var second = _replay.Execute(new SwitchCommand.ClearConnection(call));
        Say("\r\nNO CARRIER\r\n");
        Assert.Equal(CommandOutcome.Acknowledged, AnswerTo(first).Outcome);
        Assert.Equal(CommandOutcome.Acknowledged, AnswerTo(second).Outcome);
        Assert.Single(_output.Events.OfType<CallEvent.CallCleared>());
    }

    [Fact]
    public void A_clearing_that_a_reset_cuts_is_refused()
    {
        _replay.Execute(new SwitchCommand.MakeCall("201", "77"));
        var call = _output.Events.OfType<CallEvent.Originated>().Last().OriginatedConnection;
        var ticket = _replay.Execute(new SwitchCommand.ClearConnection(call));
        _replay.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(Failure.ResourceOutOfService, AnswerTo(ticket).Failure);
    }

    [Fact]
    public void A_number_behind_a_question_that_is_never_answered_is_refused_and_no_call_is_told()
    {
        _replay.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("AT+VLS=0", _output.TakeWire(), StringComparison.Ordinal);
        var waits = _replay.Execute(new SwitchCommand.MakeCall("201", "77"));
        var second = _replay.Execute(new SwitchCommand.MakeCall("201", "78"));
        Assert.Equal(Failure.ResourceBusy, AnswerTo(second).Failure);
        _replay.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(Failure.ResourceOutOfService, AnswerTo(waits).Failure);
        Assert.DoesNotContain("ATDT", _output.TakeWire(), StringComparison.Ordinal);
        Assert.Empty(_output.Events.OfType<CallEvent>());
    }

    [Fact]
    public void A_second_hold_is_refused_at_its_turn_and_does_not_flash_the_call_back()
    {
        var mine = Answered();
        var first = _replay.Execute(new SwitchCommand.HoldCall(mine));
        var second = _replay.Execute(new SwitchCommand.HoldCall(mine));
        Say("\r\nOK\r\n");
        Say("\r\nOK\r\n");
        Assert.Equal(CommandOutcome.Acknowledged, AnswerTo(first).Outcome);
        Assert.Equal(CommandOutcome.Rejected, AnswerTo(second).Outcome);
        Assert.Single(_output.Events.OfType<CallEvent.Held>());
        Assert.Empty(_output.Events.OfType<CallEvent.Retrieved>());
    }

    [Fact]
    public void A_second_answer_is_refused_at_its_turn_and_the_call_is_told_once()
    {
        Say("\r\nRING\r\n");
        var mine = _output.Events.OfType<CallEvent.Delivered>().Last().Connection;
        var first = _replay.Execute(new SwitchCommand.AnswerCall(mine));
        var second = _replay.Execute(new SwitchCommand.AnswerCall(mine));
        for (var i = 0; i < 4; i++)
            Say("\r\nOK\r\n");
        Assert.Equal(CommandOutcome.Acknowledged, AnswerTo(first).Outcome);
        Assert.Equal(Failure.InvalidConnectionState, AnswerTo(second).Failure);
        Assert.Single(_output.Events.OfType<CallEvent.Established>());
    }

    [Fact]
    public void A_call_that_ended_meanwhile_is_not_transferred()
    {
        var (mine, second) = Consulted();
        _replay.Execute(new SwitchCommand.GenerateDigits(second, "1"));
        var transfer = _replay.Execute(new SwitchCommand.TransferCall(mine, second));
        Say("\u0010b");
        Say("\r\nOK\r\n");
        Assert.Equal(Failure.InvalidConnection, AnswerTo(transfer).Failure);
        Assert.Empty(_output.Events.OfType<CallEvent.Transferred>());
    }

    [Fact]
    public void A_call_that_ends_while_the_line_is_put_down_is_not_transferred_and_the_held_one_is_over()
    {
        var (mine, second) = Consulted();
        _replay.Execute(new SwitchCommand.TransferCall(mine, second));
        Say("\u0010b");
        Say("\r\nOK\r\n");
        Assert.Empty(_output.Events.OfType<CallEvent.Transferred>());
        Assert.Equal(
            [second.CallId, mine.CallId],
            _output.Events.OfType<CallEvent.CallCleared>().Select(static one => one.ClearedCall.CallId)
        );
        Say("\r\nRING\r\n");
        Assert.Equal(2, _output.Events.OfType<CallEvent.Delivered>().Count(static one => one.AlertingDevice.Number == "201"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Both_ways_end_by_OK_however_it_is_split(bool everyByte)
    {
        var mine = Answered();
        _protocol.SetMedia(mine, MediaDirections.Duplex, _output);
        Say("\r\nCONNECT\r\n");
        _protocol.SetMedia(mine, MediaDirections.None, _output);
        Say("\u007f\u007f\u007f\r\nOK\r\n", everyByte);
        Assert.Equal(MediaDirections.None, _output.Items.OfType<ReplayItem.MediaReady>().Last().Directions);
    }

    [Fact]
    public void A_key_that_is_held_down_over_a_change_of_the_voice_state_is_one_digit()
    {
        var mine = Answered();
        _protocol.SetMedia(mine, MediaDirections.Transmit, _output);
        Say("\r\nCONNECT\r\n");
        Say("\u0010/\u00105");
        _protocol.SetMedia(mine, MediaDirections.Receive, _output);
        Say("\r\nOK\r\n");
        Say("\r\nCONNECT\r\n");
        Say("\u00105\u00105\u0010~");
        Assert.Single(_output.Items.OfType<ReplayItem.DigitReceived>());
        Say("\u0010/\u00105\u0010~");
        Assert.Equal(2, _output.Items.OfType<ReplayItem.DigitReceived>().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_command_after_a_stream_that_the_modem_ended_waits_for_its_OK_but_not_for_long(bool comes)
    {
        var mine = Answered();
        _protocol.SetMedia(mine, MediaDirections.Receive, _output);
        Say("\r\nCONNECT\r\n");
        Say("\u0010\u0003");
        _output.TakeWire();
        var ticket = _replay.Execute(new SwitchCommand.GenerateDigits(mine, "1"));
        Assert.Equal("", _output.TakeWire());
        if (comes)
            Say("\r\nOK\r\n");
        else
            _replay.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("AT+VTS=", _output.TakeWire(), StringComparison.Ordinal);
        Assert.DoesNotContain(Completed(), one => one.Ticket == ticket);
        Say("\r\nOK\r\n");
        Assert.Equal(CommandOutcome.Acknowledged, AnswerTo(ticket).Outcome);
    }

    private IEnumerable<ReplayItem.Completed> Completed() => _output.Items.OfType<ReplayItem.Completed>();

    private CommandAnswer AnswerTo(CommandTicket ticket) => Assert.Single(Completed(), one => one.Ticket == ticket).Answer;

    private void Say(string bytes, bool everyByte = false) =>
        _replay.Receive(Encoding.Latin1.GetBytes(bytes), everyByte ? ReplaySplit.EveryByte : ReplaySplit.Whole);

    private NativeConnection Answered()
    {
        Say("\r\nRING\r\n");
        var mine = _output.Events.OfType<CallEvent.Delivered>().Last().Connection;
        _replay.Execute(new SwitchCommand.AnswerCall(mine));
        Say("\r\nOK\r\n");
        Say("\r\nOK\r\n");
        Assert.Single(_output.Events.OfType<CallEvent.Established>());
        return mine;
    }

    /// <summary>The first call is held, the second speaks.</summary>
    private (NativeConnection Mine, NativeConnection Second) Consulted()
    {
        var mine = Answered();
        _replay.Execute(new SwitchCommand.ConsultationCall(mine, "1002"));
        Say("\r\nOK\r\n");
        _replay.Advance(TimeSpan.FromSeconds(1));
        Say("\r\nOK\r\n");
        Say("\u0010v");
        return (mine, _output.Events.OfType<CallEvent.Originated>().Last().OriginatedConnection);
    }
}
