using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>Gives commands and waits for the events that end them. It listens before it asks, so that no end is missed.</summary>
internal sealed class VoiceBoard(ICtiRuntime runtime, SwitchLoop loop) : IVoiceBoard
{
    /// <inheritdoc/>
    public Task<VoiceResult> PlayAsync(SwitchCommand.PlayMessage command, CancellationToken cancellationToken) =>
        StoppedAsync(command, command.OverConnection, VoiceActivity.Play, cancellationToken);

    /// <inheritdoc/>
    public Task<VoiceResult> RecordAsync(SwitchCommand.RecordMessage command, CancellationToken cancellationToken) =>
        StoppedAsync(command, command.CallToBeRecorded, VoiceActivity.Record, cancellationToken);

    /// <inheritdoc/>
    public async Task<DigitsResult> CollectDigitsAsync(SwitchCommand.StartDataCollection command, CancellationToken cancellationToken)
    {
        var (refused, ended) = await RunAsync(
            command,
            happened => happened is CallEvent.DataCollected collected && collected.Connection == command.Object,
            cancellationToken
        );
        return ended is CallEvent.DataCollected digits
            ? new DigitsResult(Refused: null, digits.DigitsData, digits.Dcollcause, digits.FlushChar)
            : new DigitsResult(refused, "", default, FlushChar: null);
    }

    /// <inheritdoc/>
    public async Task<string?> StopAsync(NativeConnection connection, CancellationToken cancellationToken)
    {
        var operation = await runtime.ExecuteAsync(loop.Definition.Id, new SwitchCommand.Stop(connection), new(), cancellationToken);
        return operation.Outcome == CommandOutcome.Acknowledged ? null : Words(operation);
    }

    private async Task<VoiceResult> StoppedAsync(
        SwitchCommand command,
        NativeConnection connection,
        VoiceActivity activity,
        CancellationToken cancellationToken
    )
    {
        var (refused, ended) = await RunAsync(
            command,
            happened => happened is CallEvent.Stop stop && stop.Connection == connection && stop.Activity == activity,
            cancellationToken
        );
        return ended is CallEvent.Stop end
            ? new VoiceResult(
                Refused: null,
                end.Reason ?? VoiceEnd.Stopped,
                end.CurrentPosition ?? default,
                end.Message,
                end.Digit,
                end.Text
            )
            : new VoiceResult(refused, default, default, Message: null, Digit: null, Text: null);
    }

    private async Task<(string? Refused, CallEvent? Ended)> RunAsync(
        SwitchCommand command,
        Func<CallEvent, bool> ends,
        CancellationToken cancellationToken
    )
    {
        var ended = new TaskCompletionSource<CallEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Loop's thread only. What ends before ours began is the end of another.
        var armed = false;
        var arm = new Action<SwitchCommand>(begun => armed |= ReferenceEquals(begun, command));
        var watch = new Action<CallEvent>(happened =>
        {
            if (armed && ends(happened))
                ended.TrySetResult(happened);
        });
        // Posts keep their order: it listens before the command comes.
        loop.Post(() =>
            Each(voice =>
            {
                voice.Begun += arm;
                voice.Happened += watch;
            })
        );
        try
        {
            var operation = await runtime.ExecuteAsync(loop.Definition.Id, command, new(), cancellationToken);
            if (operation.Outcome != CommandOutcome.Acknowledged && !ended.Task.IsCompleted)
                return (Words(operation), null);
            return (null, await ended.Task.WaitAsync(cancellationToken));
        }
        finally
        {
            loop.Post(() =>
                Each(voice =>
                {
                    voice.Begun -= arm;
                    voice.Happened -= watch;
                })
            );
        }
    }

    private void Each(Action<VoiceEngine> action)
    {
        foreach (var link in loop.Links)
        {
            if (link.Voice is { } voice)
                action(voice);
        }
    }

    private static string Words(Operation operation) => operation.Text ?? operation.Outcome?.ToString() ?? "no answer";
}
