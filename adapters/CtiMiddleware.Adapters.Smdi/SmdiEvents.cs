using CtiMiddleware.Adapters.Smdi.Messages;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>A call history record → the uniform event. Pure.</summary>
internal static class SmdiEvents
{
    public static SwitchEvent Of(SmdiMessage.CallHistory call, SwitchId @switch, string? device) =>
        new PrivateEvent(
            "callHistory",
            [
                new("port", call.Port.ToString()),
                new("device", device ?? ""),
                new("reason", call.Letter.ToString()),
                new("station", call.Station),
                new("calling", call.Calling),
            ]
        );
}
