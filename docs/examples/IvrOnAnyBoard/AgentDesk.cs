using CtiMiddleware.Client;

namespace IvrOnAnyBoard;

/// <summary>The agent's PC: shows who calls while the telephone rings, and what the PBX says of the call when it is over.</summary>
/// <param name="client">The connection to the middleware.</param>
/// <param name="device">The agent's telephone, for example <c>hq:1001</c>.</param>
/// <param name="options">The keys of the data.</param>
/// <param name="ladder">Where the steps are told.</param>
public sealed class AgentDesk(CtiClient client, string device, IvrOptions options, Ladder ladder)
{
    /// <summary>Serves until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var mirror = await client.OpenMirrorAsync(null, cancellationToken);
        while (true)
        {
            var state = await mirror.WhenAsync(state => state.On(device, "alerting") is not null, cancellationToken);
            var call = state.CallOf(state.On(device, "alerting"))!;
            var data = state.DataOf(call);
            ladder.Tell(
                8,
                device,
                $"the telephone rings; on the screen: caller {data.GetValueOrDefault(options.CallerKey) ?? call.Calling.Number}, choice '{data.GetValueOrDefault(options.ChoiceKey)}'"
            );
            await mirror.WhenAsync(state => state.On(device) is null, cancellationToken);
            ladder.Tell(9, device, "hung up");
        }
    }
}
