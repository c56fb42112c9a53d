using CtiMiddleware.Client;

namespace IvrOnAnyBoard;

/// <summary>The IVR: watches its lines and gives each call that rings its story. Knows no board and no PBX, only the API.</summary>
/// <param name="client">The connection to the middleware.</param>
/// <param name="options">Lines and group.</param>
/// <param name="ladder">Where the steps are told.</param>
public sealed class Ivr(CtiClient client, IvrOptions options, Ladder ladder)
{
    /// <summary>Serves until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Prompts.PutAsync(client, cancellationToken);
        await using var mirror = await client.OpenMirrorAsync(null, cancellationToken);
        var agents = new AgentPool(mirror, options.Group);
        ladder.Tell(0, "IVR", $"ready on {string.Join(", ", options.Lines.Select(static line => line.Board))}");
        await Task.WhenAll(options.Lines.Select(line => ServeAsync(line, mirror, agents, cancellationToken)));
    }

    private async Task ServeAsync(IvrLine line, Mirror mirror, AgentPool agents, CancellationToken cancellationToken)
    {
        while (true)
        {
            var state = await mirror.WhenAsync(state => state.On(line.Board, "alerting") is not null, cancellationToken);
            try
            {
                var story = new IvrCall(client, options, line, mirror, agents, ladder);
                await story.RunAsync(state.On(line.Board, "alerting")!, cancellationToken);
            }
            catch (CtiException refused)
            {
                // Mostly a caller who hung up in the middle of it.
                ladder.Tell(0, line.Board, $"the call ended: {refused.Message}");
            }
            await mirror.WhenAsync(state => state.On(line.Board) is null, cancellationToken);
        }
    }
}
