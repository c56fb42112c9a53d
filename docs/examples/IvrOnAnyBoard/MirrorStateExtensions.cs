using CtiMiddleware.Client;

namespace IvrOnAnyBoard;

/// <summary>Questions to the present state.</summary>
public static class MirrorStateExtensions
{
    /// <summary>The connection of a device, in a state or in any; null for none.</summary>
    public static Connection? On(this MirrorState state, string device, string? wanted = null) =>
        state
            .Calls.Values.SelectMany(static call => call.Connections)
            .FirstOrDefault(one => one.Device == device && (wanted is null || one.State == wanted));

    /// <summary>The call of a connection; null when it is over.</summary>
    public static Call? CallOf(this MirrorState state, Connection? connection) =>
        connection is null ? null : state.Calls.GetValueOrDefault(connection.Call);

    /// <summary>The attached data of a call.</summary>
    public static IReadOnlyDictionary<string, string> DataOf(this MirrorState state, Call? call) =>
        call is not null && state.Threads.TryGetValue(call.Thread, out var thread)
            ? thread.Data
            : new Dictionary<string, string>(StringComparer.Ordinal);
}
