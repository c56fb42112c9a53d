using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Monitors;

/// <summary>
/// What a reader needs of the monitors of devices, from <see cref="ICtiRuntime.Observe"/> until it is disposed. Thread-safe.
/// </summary>
public sealed class MonitorLease : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DeviceId, string> _missing = [];
    private readonly HashSet<DeviceId> _untold = [];
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action<MonitorLease>? _release;

    /// <summary>A lease; nothing is known of its devices yet.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="release">Called once when it is disposed.</param>
    public MonitorLease(IEnumerable<DeviceId> devices, Action<MonitorLease> release)
    {
        foreach (var device in devices)
        {
            _missing[device] = "its monitor is not started yet";
            _untold.Add(device);
        }
        _release = release;
        if (_untold.Count == 0)
            _settled.SetResult();
    }

    /// <summary>Completes when of every device it is known once whether it is observed.</summary>
    public Task Settled => _settled.Task;

    /// <summary>The devices whose calls are not seen now, with the reason; they appear later by themselves.</summary>
    public IReadOnlyList<KeyValuePair<DeviceId, string>> Missing
    {
        get
        {
            lock (_gate)
                return [.. _missing];
        }
    }

    /// <summary>The reader needs them no more.</summary>
    public void Dispose() => Interlocked.Exchange(ref _release, value: null)?.Invoke(this);

    /// <summary>It was disposed.</summary>
    internal bool Released => Volatile.Read(ref _release) is null;

    /// <summary>A device is observed (null), or is not, and why.</summary>
    public void Tell(DeviceId device, string? missing)
    {
        lock (_gate)
        {
            if (missing is null)
                _missing.Remove(device);
            else
                _missing[device] = missing;
            _untold.Remove(device);
            if (_untold.Count > 0)
                return;
        }
        _settled.TrySetResult();
    }
}
