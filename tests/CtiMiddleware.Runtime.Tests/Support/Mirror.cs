using System.Text.Json;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Tests.Support;

/// <summary>A client that folds a stream by <c>changed</c> and <c>removed</c> alone, from JSON, and checks what every client may rely on.</summary>
public sealed class Mirror
{
    private readonly SortedDictionary<string, string> _objects = new(StringComparer.Ordinal);
    private bool _inSnapshot;

    public IReadOnlyDictionary<string, string> Objects => _objects;

    public long Seq { get; private set; }

    public Model.Identifiers.Cursor? Cursor { get; private set; }

    public List<string> Types { get; } = [];

    public List<string> Resyncs { get; } = [];

    public int Entered { get; private set; }

    public int Left { get; private set; }

    public int Masked { get; private set; }

    public void Take(StreamItem item)
    {
        switch (item.Kind)
        {
            case StreamItemKind.Resync:
                Resyncs.Add(item.Reason!);
                break;
            case StreamItemKind.SnapshotBegin:
                _objects.Clear();
                _inSnapshot = true;
                break;
            case StreamItemKind.Item:
                Assert.True(_inSnapshot);
                Assert.Null(item.Cursor);
                using (var document = JsonDocument.Parse(item.Json))
                    Put(item.ObjectKind.ToString().ToLowerInvariant(), document.RootElement);
                break;
            case StreamItemKind.SnapshotEnd:
                _inSnapshot = false;
                Seq = item.Seq;
                Cursor = item.Cursor;
                break;
            case StreamItemKind.Event:
                Assert.False(_inSnapshot);
                Assert.Equal(Seq + 1, item.Seq);
                Seq = item.Seq;
                Assert.True(Cursor is not { } last || item.Cursor!.Value.Number > last.Number);
                Cursor = item.Cursor;
                Fold(item);
                break;
        }
    }

    /// <summary>What GET answers a reader of the view, as the mirror would hold it.</summary>
    public static SortedDictionary<string, string> Get(EventLog log, EventView view)
    {
        var objects = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var snapshot = log.TakeSnapshot();
        var selected = view.Select(snapshot).ToArray();
        foreach (var value in selected)
            objects[value.Kind.ToString().ToLowerInvariant() + " " + value.Key] = System.Text.Encoding.UTF8.GetString(
                CtiJson.ToUtf8(value)
            );
        // GET of one object and of the list must not differ.
        foreach (var value in snapshot.All.Where(value => view.Kinds.Contains(value.Kind)))
            Assert.Equal(view.See(value, log) is not null, selected.Any(seen => seen.Kind == value.Kind && seen.Key == value.Key));
        return objects;
    }

    private void Fold(StreamItem item)
    {
        using var document = JsonDocument.Parse(item.Json);
        var root = document.RootElement;
        Assert.Equal("1.0", root.GetProperty("specversion").GetString());
        Assert.Equal(item.Cursor.ToString(), root.GetProperty("id").GetString());
        Assert.Equal(item.EventType, root.GetProperty("type").GetString());
        Types.Add(item.EventType!);
        var data = root.GetProperty("data");
        foreach (var changed in data.GetProperty("changed").EnumerateArray())
        {
            if (changed.TryGetProperty("view", out var view))
            {
                Assert.Equal("entered", view.GetString());
                Entered++;
            }
            Put(changed.GetProperty("kind").GetString()!, changed.GetProperty("object"));
        }
        foreach (var removed in data.GetProperty("removed").EnumerateArray())
        {
            if (removed.TryGetProperty("view", out _))
                Left++;
            _objects.Remove(removed.GetProperty("kind").GetString() + " " + removed.GetProperty("id").GetString());
        }
    }

    private void Put(string kind, JsonElement value)
    {
        var text = value.GetRawText();
        if (text.Contains("\"masked\":true", StringComparison.Ordinal))
            Masked++;
        _objects[kind + " " + value.GetProperty("id").GetString()] = text;
    }
}
