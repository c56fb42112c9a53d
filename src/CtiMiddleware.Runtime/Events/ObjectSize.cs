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
            Agent agent => 200 + (agent.Groups.Count * 96),
            Group group => 200 + ((group.Waiting.Count + group.Agents.Count) * 16),
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

    private static int Text(string? text) => text is null ? 0 : 24 + (text.Length * 2);
}
