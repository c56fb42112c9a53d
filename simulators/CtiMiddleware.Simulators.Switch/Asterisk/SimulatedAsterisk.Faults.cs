using System.Net.Sockets;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>The fault switches: they belong to the switch, not to a connection, and stay as they are set.</summary>
public sealed partial class SimulatedAsterisk
{
    private static readonly TimeSpan ListenRetry = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// While set, the switch accepts connections but neither answers nor sends, as a stopped process: what it would have
    /// sent waits in the clients' buffers. Calls go on.
    /// </summary>
    public bool StopAnswering
    {
        get
        {
            lock (_gate)
            {
                return _silence is not null;
            }
        }
        set
        {
            TaskCompletionSource? ended = null;
            lock (_gate)
            {
                if (value)
                {
                    _silence ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }
                else
                {
                    (ended, _silence) = (_silence, null);
                }
            }
            ended?.TrySetResult();
        }
    }

    /// <summary>While set, every login is refused with <c>Authentication failed</c>; sessions that are logged in stay so.</summary>
    public bool RefuseLogin
    {
        get => Face.RefuseLogin;
        set => Face.RefuseLogin = value;
    }

    /// <summary>Cuts every client off and refuses connections for a while; the switch and its calls go on.</summary>
    /// <param name="downFor">How long; zero lets clients come back at once.</param>
    /// <param name="reset">True: clients see a reset instead of an orderly end.</param>
    /// <param name="cancellationToken">Ends the outage early.</param>
    public async Task DropLinkAsync(TimeSpan downFor = default, bool reset = false, CancellationToken cancellationToken = default)
    {
        StopListening();
        CutClients(reset);
        await ComeBackAsync(downFor, cancellationToken);
    }

    /// <summary>The process restarts: every client is cut off, every call is lost, ids begin anew; it listens again after a while.</summary>
    /// <param name="downFor">How long it is away.</param>
    /// <param name="cancellationToken">Ends the absence early.</param>
    public async Task RestartAsync(TimeSpan downFor, CancellationToken cancellationToken = default)
    {
        StopListening();
        await _kernel.InvokeAsync(
            () =>
            {
                SimulatorLog.Restarting(_logger, Engine.DropAllCalls());
                Face.Restart();
            },
            CancellationToken.None
        );
        CutClients(reset: false);
        await ComeBackAsync(downFor, cancellationToken);
    }

    private async Task ComeBackAsync(TimeSpan downFor, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        try
        {
            await Task.Delay(downFor, _timeProvider, either.Token);
        }
        catch (OperationCanceledException)
        {
            // Come back now; or the simulation ends, which the loop sees.
        }
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                Listen(Port);
                return;
            }
            catch (SocketException exception)
            {
                // Somebody else took the port for a moment.
                SimulatorLog.ListenFailed(_logger, Port, exception);
                await Task.Delay(ListenRetry, _timeProvider, CancellationToken.None);
            }
        }
    }
}
