using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Rest;

/// <summary>
/// The doors of the API's plan that do not open yet. Each answers 501 with a code of its own rather than 404, so that an application can tell
/// "not yet" from "wrong address". docs/api/not-yet.md lists them; a test holds it against this table.
/// </summary>
public static class NotYetEndpoints
{
    /// <summary>Method, path, code behind <c>notYet.</c>, scope, and the ECMA-269 service where there is one.</summary>
    public static IReadOnlyList<(string Method, string Path, string Code, ApiScope Scope, string? Service)> Table { get; } =
    [
        ("PUT", "/routing/{routePoint}", "routing", ApiScope.Route, "RouteRegister"),
        ("DELETE", "/routing/{routePoint}", "routing", ApiScope.Route, "RouteRegisterCancel"),
        ("POST", "/routing/requests/{request}/select", "routing", ApiScope.Route, "RouteSelect"),
        ("POST", "/routing/requests/{request}/reject", "routing", ApiScope.Route, "RouteReject"),
        ("POST", "/routing/requests/{request}/end", "routing", ApiScope.Route, "RouteEnd"),
        ("POST", "/connections/{connection}/voice/say", "voice", ApiScope.Call, "SynthesizeMessage"),
        ("POST", "/devices/{device}/dataPaths", "dataPaths", ApiScope.Call, "StartDataPath"),
        ("GET", "/traces", "traces", ApiScope.Trace, null),
        ("POST", "/traces", "traces", ApiScope.Trace, null),
        ("GET", "/config", "config", ApiScope.Admin, null),
        ("PUT", "/config", "config", ApiScope.Admin, null),
        ("GET", "/webhooks", "webhooks", ApiScope.Read, null),
        ("POST", "/webhooks", "webhooks", ApiScope.Read, null),
        ("GET", "/keys", "keys", ApiScope.Admin, null),
        ("POST", "/keys", "keys", ApiScope.Admin, null),
        ("GET", "/repairs", "repairs", ApiScope.Read, null),
        ("POST", "/connections/{connection}/accept", "service", ApiScope.Call, "AcceptCall"),
        ("POST", "/connections/{connection}/campOn", "service", ApiScope.Call, "CampOnCall"),
        ("POST", "/connections/{connection}/callBack", "service", ApiScope.Call, "CallBackCallRelated"),
        ("POST", "/connections/{connection}/intrude", "service", ApiScope.Call, "IntrudeCall"),
        ("POST", "/connections/{connection}/join", "service", ApiScope.Call, "JoinCall"),
        ("POST", "/connections/{connection}/dial", "service", ApiScope.Call, "DialDigits"),
        ("POST", "/connections/{connection}/sendTones", "service", ApiScope.Call, "GenerateTelephonyTones"),
        ("POST", "/connections/{connection}/userInfo", "service", ApiScope.Call, "SendUserInformation"),
        ("GET", "/devices/{device}/dnd", "deviceFeatures", ApiScope.Read, "GetDoNotDisturb"),
        ("PUT", "/devices/{device}/dnd", "deviceFeatures", ApiScope.Call, "SetDoNotDisturb"),
        ("GET", "/devices/{device}/forwarding", "deviceFeatures", ApiScope.Read, "GetForwarding"),
        ("PUT", "/devices/{device}/forwarding", "deviceFeatures", ApiScope.Call, "SetForwarding"),
        ("GET", "/devices/{device}/autoAnswer", "deviceFeatures", ApiScope.Read, "GetAutoAnswer"),
        ("PUT", "/devices/{device}/autoAnswer", "deviceFeatures", ApiScope.Call, "SetAutoAnswer"),
        ("GET", "/devices/{device}/routing", "deviceFeatures", ApiScope.Read, "GetRouteingMode"),
        ("PUT", "/devices/{device}/routing", "deviceFeatures", ApiScope.Call, "SetRouteingMode"),
        ("GET", "/devices/{device}/physical/{part}", "physical", ApiScope.Read, "GetPhysicalDeviceInformation"),
        ("PUT", "/devices/{device}/physical/{part}", "physical", ApiScope.Call, "SetDisplay"),
        ("POST", "/devices/{device}/buttons/{button}/press", "physical", ApiScope.Call, "ButtonPress"),
    ];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        foreach (var (method, path, code, scope, service) in Table)
        {
            api.MapMethods(
                    path,
                    [method],
                    (HttpContext http) => ProblemWriter.WriteAsync(http, Problem.Of(NotYetCodes.All[code]) with { Service = service })
                )
                .WithMetadata(new RequiredScope(scope))
                .ExcludeFromDescription();
        }
    }
}
