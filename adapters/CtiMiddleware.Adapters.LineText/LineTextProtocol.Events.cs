using CtiMiddleware.Adapters.LineText.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>Events and the account of their numbers: a hole is a loss, and a number that falls back into it says that the account is wrong.</summary>
public sealed partial class LineTextProtocol
{
    private long _lastEvent;

    // The numbers that were jumped over last: from the first to before the second.
    private long _holeFrom = 1;
    private long _holeTo;

    private void ForgetEvents() => (_lastEvent, _holeFrom, _holeTo) = (0, 1, 0);

    private void TakeEvent(in Line line, ReadOnlySpan<byte> frame)
    {
        var (number, last) = (line.Number, _lastEvent);
        var back = number <= last;
        if (back && (number < _holeFrom || number >= _holeTo))
        {
            _output.Anomaly(AnomalyKind.UnexpectedEvent, $"event {number} came again or too late, and is not applied", frame);
            return;
        }
        Count(number, back);
        var mapped = LineTextEventMapper.Map(line);
        if (mapped.Event is { } known)
            _output.Emit(known);
        else if (mapped.Problem is { } problem)
            _output.Anomaly(AnomalyKind.MissingField, $"{line.Name}: {problem}", frame);
        else
            _output.Unknown(line.Name.ToString(), frame);
        if (back)
            Recover($"event {number} after event {last}: one of both numbers is wrong; it counts on from {number}", frame);
        else if (number - last > 1)
            Lost(number, number - last - 1, frame);
    }

    private void Count(long number, bool back)
    {
        if (!back && number - _lastEvent > 1)
        {
            // A jump right after a jump: neither is confirmed, and a number may fall back behind both.
            if (_holeTo != _lastEvent)
                _holeFrom = _lastEvent + 1;
            _holeTo = number;
        }
        else if (back)
        {
            // One number that was too high must not make every event after it too late.
            _holeTo = number;
        }
        _lastEvent = number;
    }

    private void Lost(long number, long missing, ReadOnlySpan<byte> frame)
    {
        Log.EventsMissing(_logger, _link, number - missing, number - 1);
        Recover($"{missing} events before event {number} are missing; the calls are asked for anew", frame);
    }

    /// <summary>What the events said cannot be relied on: the switch's own lists say what they would have said.</summary>
    private void Recover(string why, ReadOnlySpan<byte> frame)
    {
        _output.Anomaly(AnomalyKind.AccountDiffers, why, frame);
        foreach (var scope in (ReadOnlySpan<SnapshotScope>)[SnapshotScope.Agents, SnapshotScope.Calls])
        {
            // A list that is on its way was asked for before; its answer will be written after every event that is lost now.
            if (!_waiting.Values.Any(waiting => waiting.Ticket is null && waiting.List?.Scope == scope))
                _ = TrySend(LineTextCommandMapper.Request(new SwitchCommand.RequestSnapshot(scope))!, new Waiting(Ticket: null, scope));
        }
    }
}
