using CtiMiddleware.Adapters.LineText;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.LineText.Messages;

/// <summary>Connections as fields carry them: <c>12.30</c> is leg 30 in call 12. Pure; null for what is none.</summary>
internal static class Connections
{
    public static NativeConnection? Parse(string? text)
    {
        var dot = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot > 0 && dot < text!.Length - 1 ? new NativeConnection(text[..dot], text[(dot + 1)..]) : null;
    }

    public static string Format(NativeConnection connection) => $"{connection.CallId}.{connection.DeviceId}";

    /// <summary>The list of a merge: <c>12.29>13.29@1002/connected,12.30>-@1001</c>, old > new @ device / state after it.</summary>
    public static IReadOnlyList<ConnectionListItem>? ParseList(string? text)
    {
        if (text is null)
            return null;
        var items = new List<ConnectionListItem>();
        foreach (var entry in text.Split(','))
        {
            if (entry.Split('>', '@') is not [var old, var now, var device] || device.Split('/') is not [var address, .. var state])
                return null;
            if ((Parse(old) is null && old != "-") || (Parse(now) is null && now != "-"))
                return null;
            items.Add(
                new ConnectionListItem(Parse(now), Parse(old), LineTextWords.Device(address))
                {
                    State = LineTextWords.ConnectionState(state.FirstOrDefault()),
                }
            );
        }
        return items;
    }
}
