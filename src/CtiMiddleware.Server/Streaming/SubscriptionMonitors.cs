using System.Diagnostics.CodeAnalysis;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Monitors;

namespace CtiMiddleware.Server.Streaming;

/// <summary>
/// The monitors that the subscriptions of one connection need. A first snapshot waits for them, 5 seconds at most; what is missing then is named at
/// its end and comes into view later. One connection's task only.
/// </summary>
/// <param name="runtime">Starts them.</param>
/// <param name="time">The clock.</param>
internal sealed class SubscriptionMonitors(ICtiRuntime runtime, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Dictionary<int, (MonitorLease Lease, Task? Hold)> _held = [];

    /// <summary>A subscription begins or sees something else from now on.</summary>
    /// <param name="id">The subscription.</param>
    /// <param name="view">What it sees.</param>
    /// <param name="waits">Whether a snapshot is due that should wait.</param>
    /// <param name="cancellationToken">Ends the waiting with the connection.</param>
    public void Take(int id, EventView view, bool waits, CancellationToken cancellationToken)
    {
        var devices = MonitorNeeds.Of(view.Filter, view.Rule, runtime.Log);
        // The new ones first: what both need goes on without a pause.
        var before = _held.GetValueOrDefault(id).Lease;
        if (devices.Count == 0)
        {
            _held.Remove(id);
        }
        else
        {
            var lease = runtime.Observe(devices);
            var hold =
                waits && !lease.Settled.IsCompleted ? Task.WhenAny(lease.Settled, Task.Delay(Patience, time, cancellationToken)) : null;
            _held[id] = (lease, hold);
        }
        before?.Dispose();
    }

    /// <summary>A subscription ends.</summary>
    public void Leave(int id)
    {
        if (_held.Remove(id, out var one))
            one.Lease.Dispose();
    }

    /// <summary>Whether a subscription's snapshot waits, and for what.</summary>
    public bool IsHeld(int id, [NotNullWhen(true)] out Task? hold)
    {
        hold = _held.TryGetValue(id, out var one) && one.Hold is { IsCompleted: false } waiting ? waiting : null;
        return hold is not null;
    }

    /// <summary>The devices that a subscription names and whose calls are not seen now, with the reason.</summary>
    public IReadOnlyList<KeyValuePair<DeviceId, string>> MissingOf(int id) => _held.TryGetValue(id, out var one) ? one.Lease.Missing : [];

    /// <summary>The connection is over.</summary>
    public void Dispose()
    {
        foreach (var (lease, _) in _held.Values)
            lease.Dispose();
        _held.Clear();
    }
}
