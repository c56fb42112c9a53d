using System.Globalization;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>Counts what a switch shows and keeps nothing: for testing a link without touching what is known of its switch.</summary>
internal sealed class ThrowAwayRegistry : ISwitchRegistry, IEventSink
{
    private readonly Dictionary<string, int> _items = [];

    /// <inheritdoc/>
    public Cursor Head => new("test", 0);

    /// <summary>What was counted, in words.</summary>
    public string InWords =>
        _items.Count == 0
            ? "nothing"
            : string.Join(
                ", ",
                _items.Select(static pair =>
                    string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {pair.Key}{(pair.Value == 1 ? "" : "s")}")
                )
            );

    /// <inheritdoc/>
    public long Append(EventDraft draft) => 0;

    /// <inheritdoc/>
    public void Apply(SwitchEvent switchEvent, DateTimeOffset receivedAt, FrameRef frame) { }

    /// <inheritdoc/>
    public void SnapshotBegin(SnapshotScope scope, DateTimeOffset at) { }

    /// <inheritdoc/>
    public void SnapshotItem(SnapshotItem item, DateTimeOffset at, FrameRef frame)
    {
        var kind = item.GetType().Name.ToLowerInvariant();
        _items[kind] = _items.GetValueOrDefault(kind) + 1;
    }

    /// <inheritdoc/>
    public void SnapshotEnd(SnapshotScope scope, bool complete, DateTimeOffset at) { }

    /// <inheritdoc/>
    public void BindCall(NativeConnection native, CallId call, ConnectionId connection) { }

    /// <inheritdoc/>
    public (CallId Call, ConnectionId Connection)? Find(NativeConnection native) => null;

    /// <inheritdoc/>
    public CallId? FindCall(string nativeCall) => null;

    /// <inheritdoc/>
    public void NewEpoch(DateTimeOffset at) { }

    /// <inheritdoc/>
    public void Observed(string device, DeviceObservation observation, string? reason, DateTimeOffset at) { }

    /// <inheritdoc/>
    public bool Knows(string device) => false;

    /// <inheritdoc/>
    public IReadOnlyList<string> Monitorable() => [];

    /// <inheritdoc/>
    public void SetState(LinkState state, string reason, string? version, DateTimeOffset at) { }

    /// <inheritdoc/>
    public void LinkLost(LinkState state, string reason, DateTimeOffset at) { }

    /// <inheritdoc/>
    public void InService(LinkState state, string reason, DateTimeOffset at) { }
}
