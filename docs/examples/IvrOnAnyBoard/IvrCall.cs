using System.Globalization;
using CtiMiddleware.Client;

namespace IvrOnAnyBoard;

/// <summary>One call through the IVR: from the first ring to the agent.</summary>
public sealed class IvrCall(CtiClient client, IvrOptions options, IvrLine line, Mirror mirror, AgentPool agents, Ladder ladder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Tells the caller's story; ends when the caller is with an agent, or gone.</summary>
    public async Task RunAsync(Connection ringing, CancellationToken cancellationToken)
    {
        await TellArrivalAsync(ringing, cancellationToken);
        await client.Connections.AnswerAsync(ringing.Id, cancellationToken: cancellationToken);
        var choice = await AskAsync(ringing.Id, [Prompts.Menu], cancellationToken);
        ladder.Tell(5, line.Board, $"the menu was played, the caller chose '{choice}'");
        await AttachAsync(choice, cancellationToken);
        var agent = agents.TryTake() ?? await QueueAsync(ringing.Id, cancellationToken);
        while (agent is not null)
        {
            try
            {
                if (await TransferAsync(ringing.Id, agent, cancellationToken))
                    return;
            }
            finally
            {
                agents.Release(agent);
            }
            agent = await WaitAsync(ringing.Id, cancellationToken);
        }
        await client.Voice.PlayToEndAsync(ringing.Id, [Prompts.Goodbye], cancellationToken: cancellationToken);
        await client.Connections.ClearAsync(ringing.Id, cancellationToken: cancellationToken);
    }

    private async Task TellArrivalAsync(Connection ringing, CancellationToken cancellationToken)
    {
        // The board may be heard before the PBX: what rings at the port is this call, what else is there is the one before.
        var arrived = await mirror.WhenAsync(
            state => state.On(line.Port, "alerting") is not null || IsTold(state) || state.On(line.Board) is null,
            cancellationToken
        );
        var atPort = arrived.CallOf(arrived.On(line.Port, "alerting"));
        ladder.Tell(1, "PBX", $"a call arrives{(atPort is null ? "" : $" ({atPort.Id})")}");
        ladder.Tell(2, "PBX", $"ANI {atPort?.Calling.Number ?? "not told"}, DNIS {atPort?.Called.Number ?? "not told"}");
        ladder.Tell(3, "PBX", $"a free VRU port is found and rings: {line.Port}, at the board {line.Board}");
        // The record of the data link and the ring travel on two wires; the middleware joins them, or says that none came.
        var state = await mirror.WhenAsync(state => IsTold(state) || state.On(line.Board) is null, cancellationToken);
        var data = state.DataOf(state.CallOf(state.On(line.Board)));
        ladder.Tell(
            4,
            "SMDI",
            data.GetValueOrDefault("history.reason") is { } reason and not "none"
                ? $"desk {data.GetValueOrDefault("history.desk")} line {data.GetValueOrDefault("history.line")}: {reason}, caller {data.GetValueOrDefault("history.calling")}, dialled {data.GetValueOrDefault("history.called")}"
                : "no record came; the default greeting it is"
        );
    }

    private bool IsTold(MirrorState state) => state.DataOf(state.CallOf(state.On(line.Board))).ContainsKey("history.reason");

    // A digit ends the prompt; who presses nothing is asked once more.
    private async Task<string> AskAsync(string connection, string[] prompts, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            await client.Connections.PlayAsync(connection, prompts, play: null, cancellationToken: cancellationToken);
            var collect = new CollectOptions { Digits = 1, FirstDigit = Patience };
            var collected = await client.Voice.CollectToEndAsync(connection, collect, cancellationToken);
            if (collected.Digits.Length > 0)
                return collected.Digits;
        }
        return "";
    }

    private async Task AttachAsync(string choice, CancellationToken cancellationToken)
    {
        var state = mirror.State;
        if (state.On(line.Port, "connected") is not { } atPort)
            return;
        var board = state.DataOf(state.CallOf(state.On(line.Board)));
        var data = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [options.ChoiceKey] = choice,
            [options.CallerKey] = board.GetValueOrDefault("history.calling") ?? state.CallOf(atPort)?.Calling.Number ?? "",
        };
        await client.Connections.SetDataAsync(atPort.Id, data, cancellationToken: cancellationToken);
    }

    private async Task<Agent?> QueueAsync(string connection, CancellationToken cancellationToken)
    {
        var position = agents.NextPosition();
        var minutes = (int)Math.Ceiling(position * options.CallLength.TotalMinutes);
        ladder.Tell(
            6,
            line.Board,
            string.Create(
                CultureInfo.InvariantCulture,
                $"nobody is free: position {position}, about {minutes} minutes; does the caller wait?"
            )
        );
        string[] said = [Prompts.Position, Prompts.Number(position), Prompts.Minutes, Prompts.Number(minutes), Prompts.Wait];
        var answer = await AskAsync(connection, said, cancellationToken);
        ladder.Tell(6, line.Board, answer == "1" ? "the caller waits" : $"the caller does not wait ('{answer}')");
        return answer == "1" ? await WaitAsync(connection, cancellationToken) : null;
    }

    // Music until an agent has time; a caller who hangs up meanwhile gives the place in the queue back.
    private async Task<Agent> WaitAsync(string connection, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var free = agents.WaitAsync(waiting.Token);
        try
        {
            while (!free.IsCompleted)
            {
                var music = client.Voice.PlayToEndAsync(connection, [Prompts.Music], cancellationToken: cancellationToken);
                if (await Task.WhenAny(music, free) == free)
                    await client.Connections.StopAsync(connection, message: null, cancellationToken: cancellationToken);
                await music;
            }
            return await free;
        }
        catch (CtiException) when (free.IsCompletedSuccessfully)
        {
            agents.Release(await free);
            throw;
        }
        finally
        {
            await waiting.CancelAsync();
        }
    }

    // False when the agent did not lift: the caller is back on the line then.
    private async Task<bool> TransferAsync(string connection, Agent agent, CancellationToken cancellationToken)
    {
        var extension = agent.Device![(agent.Device!.IndexOf(':', StringComparison.Ordinal) + 1)..];
        await client.Voice.PlayToEndAsync(connection, [Prompts.Through], cancellationToken: cancellationToken);
        ladder.Tell(7, line.Board, $"{agent.Name ?? agent.Id} is free: hook flash, dialling {extension}");
        var second = await client.Connections.ConsultAsync(connection, extension, cancellationToken: cancellationToken);
        var active = second.Connection ?? mirror.State.On(line.Board, "connected")?.Id ?? connection;
        // The board only hears the line; the PBX's own link sees the agent lift.
        using var late = new CancellationTokenSource(options.AgentPatience, TimeProvider.System);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await mirror.WhenAsync(
                state => state.CallOf(state.On(agent.Device, "connected"))?.Connections.Any(one => one.Device == line.Port) == true,
                patience.Token
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            ladder.Tell(7, line.Board, $"{agent.Name ?? agent.Id} does not lift; back to the caller");
            await client.Connections.ReconnectAsync(active, connection, cancellationToken: cancellationToken);
            return false;
        }
        await client.Connections.TransferAsync(active, connection, cancellationToken: cancellationToken);
        ladder.Tell(7, line.Board, "the agent lifted, the board left; caller and agent talk");
        return true;
    }
}
