using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

/// <summary>
/// What an object keeps alive, in bytes, on a 64-bit runtime: its own fields, lists and the texts that are its own. Identifiers that
/// several versions share are charged to each: rather too much than too little. A test holds it against the collector's figure.
/// </summary>
internal static class ObjectSize
{
    public static int Of(CtiObject? value) =>
        value switch
        {
            null => 0,
            Call call => OfCall(call),
            CallThread thread => OfThread(thread),
            Agent agent => 200 + (agent.Groups.Count * 128),
            Group group => 224 + ((group.Waiting.Count + group.Agents.Count) * 16) + OfStatistics(group.Statistics),
            _ => 400,
        };

    public static int Of(EventBody body)
    {
        var bytes = 320 + ((body.Changed.Count + body.Removed.Count) * 48);
        bytes += (body.Connections.Count * 80) + (body.MergedThreads.Count * 120);
        if (body.Detail is { } detail)
            bytes += 40 + (detail.Count * 80);
        return bytes;
    }

    /// <summary>What the object takes as JSON, estimated; the JSON is made when somebody reads it.</summary>
    public static int JsonOf(CtiObject value) =>
        value switch
        {
            Call call => 460 + (call.Connections.Count * 340),
            CallThread thread => 180 + (thread.Calls.Count * 40) + Characters(thread.Data),
            Agent agent => 200 + (agent.Groups.Count * 100),
            Group group => 120 + (group.Waiting.Count * 40) + (group.Agents.Count * 24) + JsonOf(group.Statistics),
            Device => 200,
            _ => 400,
        };

    /// <summary>What the rest of an event takes as JSON, estimated.</summary>
    public static int JsonOf(EventBody body) =>
        560
        + (body.Removed.Count * 90)
        + (body.Connections.Count * 130)
        + (body.MergedThreads.Count * 120)
        + ((body.Detail?.Count ?? 0) * 60);

    private static int OfCall(Call call)
    {
        var bytes = 420;
        foreach (var connection in call.Connections)
            bytes += 220 + Text(connection.Name) + Text(connection.Number);
        return bytes + Text(call.Calling.Name) + Text(call.Called.Name);
    }

    private static int OfThread(CallThread thread)
    {
        var bytes = 200 + (thread.Calls.Count * 16);
        foreach (var (key, value) in thread.Data)
            bytes += 64 + Text(key) + Text(value);
        return bytes;
    }

    private static int OfStatistics(GroupStatistics? statistics)
    {
        if (statistics is null)
            return 0;
        var bytes = 120;
        foreach (var (key, value) in statistics.Native)
            bytes += 64 + Text(key) + Text(value);
        return bytes;
    }

    private static int JsonOf(GroupStatistics? statistics) => statistics is null ? 0 : 220 + Characters(statistics.Native);

    private static int Characters(IReadOnlyDictionary<string, string> data)
    {
        var characters = 0;
        foreach (var (key, value) in data)
            characters += key.Length + value.Length + 6;
        return characters;
    }

    private static int Text(string? text) => text is null ? 0 : 24 + (text.Length * 2);
}
