using System.Globalization;
using CtiMiddleware.Adapters.Smdi.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>Message waiting: sent, and refused or not. No positive answer exists.</summary>
public sealed partial class SmdiProtocol
{
    private readonly SmdiIndicators _indicators = new();
    private DateTimeOffset _sentUntil;

    /// <inheritdoc/>
    public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output)
    {
        if (command is not SwitchCommand.SetMessageWaitingIndicator set)
        {
            output.Complete(
                ticket,
                CommandAnswer.NotSupported($"SMDI has one command, message waiting on or off; {command.GetType().Name} is none.")
            );
            return;
        }
        var number = _options.NumberPrefix + set.Device;
        if (number.Length is 0 or > SmdiMessage.MaxDigits || number.Any(static digit => !char.IsAsciiDigit(digit)))
        {
            output.Complete(
                ticket,
                CommandAnswer.Rejected(
                    Failure.InvalidDevice,
                    $"'{number}' is no number of 1 to {SmdiMessage.MaxDigits} digits; nothing was sent"
                )
            );
            return;
        }
        if (!_indicators.HasRoom)
        {
            output.Complete(
                ticket,
                CommandAnswer.Rejected(Failure.PerformanceLimitExceeded, "too many commands wait for a refusal; nothing was sent")
            );
            return;
        }
        SmdiWriter.Write(new SmdiMessage.SetIndicator(number, set.MessageWaitingOn), output.Wire);
        var sent = Sent(number, set.MessageWaitingOn, output.Now);
        _indicators.Add(new(ticket, number, set.MessageWaitingOn, sent, sent + _options.RefusalWindow));
        StartWindow(output);
    }

    // A slow line sends long after it was given the characters, and nobody can refuse what is not sent.
    private DateTimeOffset Sent(string number, bool on, DateTimeOffset now)
    {
        if (_options.CharactersPerSecond == 0)
            return now;
        var characters = (on ? "OP:MWI !\x04" : "RMV:MWI !\x04").Length + number.Length;
        var begins = _sentUntil > now ? _sentUntil : now;
        return _sentUntil = begins + TimeSpan.FromSeconds((double)characters / _options.CharactersPerSecond);
    }

    /// <inheritdoc/>
    public void Abandon(CommandTicket ticket, ILinkOutput output)
    {
        // It stays in its window: the switch may still refuse it, and that is told as a late answer.
    }

    private void EndWindows(ILinkOutput output)
    {
        while (_indicators.TryTakeOver(output.Now, out var sent))
        {
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"Sent; no refusal came within {_options.RefusalWindow.TotalSeconds:0.###} s. SMDI has no positive answer."
            );
            output.Complete(sent.Ticket, CommandAnswer.Acknowledged with { Text = text });
        }
        StartWindow(output);
    }

    private void Refuse(SmdiMessage.IndicatorRefused refused, ReadOnlySpan<byte> record, ILinkOutput output)
    {
        var words = $"MWI {refused.Station} {refused.Cause}";
        var known = refused.Cause is "INV" or "BLK";
        if (!known)
            output.Unknown($"MWI {refused.Cause}", record);
        if (_indicators.TryRefuse(refused.Station, out var sent))
        {
            output.Complete(sent.Ticket, Refusal(refused.Cause, words));
            StartWindow(output);
        }
        else if (_indicators.TryRefuseLate(refused.Station, out var late))
            output.Anomaly(
                AnomalyKind.UnexpectedAnswer,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a late refusal: {words}, {(output.Now - late.At).TotalSeconds:0.###} s after message waiting {(late.On ? "on" : "off")} was sent and taken as done"
                ),
                record
            );
        else if (known)
            output.Anomaly(AnomalyKind.UnexpectedAnswer, $"a refusal of a command that was not sent: {words}", record);
    }

    private static CommandAnswer Refusal(string cause, string words) =>
        cause switch
        {
            "INV" => CommandAnswer.Rejected(Failure.InvalidDevice, $"{words}: the number is not valid, or has no message waiting"),
            "BLK" => CommandAnswer.Rejected(Failure.ResourceBusy, $"{words}: blocked at present, try again later"),
            _ => CommandAnswer.Rejected(Failure.Generic, words),
        };

    private void StartWindow(ILinkOutput output)
    {
        if (_indicators.Next is { } next)
            output.StartTimer(RefusalTimer, next > output.Now ? next - output.Now : TimeSpan.Zero);
        else
            output.StopTimer(RefusalTimer);
    }
}
