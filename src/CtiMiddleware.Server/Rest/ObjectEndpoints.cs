using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Server.Rest.Bodies;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Rest;

/// <summary>The reads: every object by its identifier and in lists.</summary>
/// <param name="runtime">The runtime.</param>
/// <param name="access">Finds what a request names.</param>
public sealed class ObjectEndpoints(ICtiRuntime runtime, ObjectAccess access)
{
    /// <summary>Maps the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        MapKind<SwitchObject>(api, "switches", "switch", ObjectKind.Switch, ProblemCodes.NoSwitch);
        MapKind<LinkObject>(api, "links", "link", ObjectKind.Link, ProblemCodes.NoLink);
        MapKind<Device>(api, "devices", "device", ObjectKind.Device, ProblemCodes.NoDevice);
        MapKind<Agent>(api, "agents", "agent", ObjectKind.Agent, ProblemCodes.NoAgent);
        MapKind<Group>(api, "groups", "group", ObjectKind.Group, ProblemCodes.NoGroup);
        MapKind<CallThread>(api, "threads", "thread", ObjectKind.Thread, ProblemCodes.NoThread);
        MapKind<Call>(api, "calls", "call", ObjectKind.Call, ProblemCodes.NoCall);

        api.MapGet(
                "/connections/{connection}",
                (string connection, HttpContext http) => Answers.Json(access.Connection(Caller.Of(http), connection).Connection)
            )
            .DescribeRead<Connection>("A connection", "connections")
            .Problems(410);
        api.MapGet(
                "/switches/{switch}/capabilities",
                (string @switch, HttpContext http) => Answers.Json(Capabilities(Caller.Of(http), @switch))
            )
            .DescribeRead<SwitchCapabilities>("What a switch can do (Get Switching Function Capabilities)", "switches");
        api.MapGet(
                "/devices/{device}/calls",
                (string device, HttpContext http) => Answers.Json(CallsOf(Caller.Of(http), device, http.Request.Query))
            )
            .DescribeList<Call>("The calls at a device (Snapshot Device)", "devices");
        api.MapGet(
                "/devices/{device}/messageWaiting",
                (string device, HttpContext http) =>
                    Answers.Json(new MessageWaitingBody { On = access.Device(Caller.Of(http), device).MessageWaiting })
            )
            .DescribeRead<MessageWaitingBody>("Get Message Waiting Indicator", "devices");
    }

    private void MapKind<T>(IEndpointRouteBuilder api, string plural, string singular, ObjectKind kind, ProblemCode unknown)
        where T : CtiObject
    {
        api.MapGet("/" + plural, (HttpContext http) => Answers.Json(List<T>(Caller.Of(http), kind, http.Request.Query)))
            .DescribeList<T>($"List {plural}", plural)
            .WithMetadata(
                new QueryParameter("switch", "Only those of this switch."),
                new QueryParameter("kind", "Devices only: only those of this kind."),
                new QueryParameter("q", "Only those whose identifier, name or number contains this.")
            );
        api.MapGet(
                $"/{plural}/{{{singular}}}",
                (HttpContext http) =>
                {
                    RefuseFresh(http.Request.Query);
                    return Answers.Json(access.Get<T>(Caller.Of(http), kind, (string)http.GetRouteValue(singular)!, unknown));
                }
            )
            .WithMetadata(new PathParameter(singular))
            .DescribeRead<T>($"One of the {plural}", plural)
            .Problems(410, 501);
    }

    private Page<T> List<T>(Caller caller, ObjectKind kind, IQueryCollection query)
        where T : CtiObject
    {
        var part = ListQuery.Read(query, "switch", "kind", "q", "fresh");
        RefuseFresh(query);
        var snapshot = runtime.Log.TakeSnapshot();
        return Take(access.Visible(caller, snapshot, kind).Where(Wanted<T>(query)).Cast<T>(), part, snapshot.Cursor);
    }

    private Page<Call> CallsOf(Caller caller, string id, IQueryCollection query)
    {
        var part = ListQuery.Read(query, "fresh");
        RefuseFresh(query);
        var device = access.Device(caller, id).Id;
        var snapshot = runtime.Log.TakeSnapshot();
        var calls = access
            .Visible(caller, snapshot, ObjectKind.Call)
            .Cast<Call>()
            .Where(call => call.Connections.Any(one => one.Device == device));
        return Take(calls, part, snapshot.Cursor);
    }

    private SwitchCapabilities Capabilities(Caller caller, string name)
    {
        _ = access.Get<SwitchObject>(caller, ObjectKind.Switch, name, ProblemCodes.NoSwitch);
        return runtime.Capabilities(new SwitchId(name))
            ?? throw new ProblemException(ProblemCodes.NoSwitch, $"'{name}' is not configured.");
    }

    private static Page<T> Take<T>(IEnumerable<T> objects, ListQuery part, Cursor cursor)
        where T : CtiObject
    {
        var found = objects
            .Where(one => part.After is null || string.CompareOrdinal(one.Key, part.After) > 0)
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .Take(part.Limit + 1)
            .ToList();
        var more = found.Count > part.Limit;
        if (more)
            found.RemoveAt(part.Limit);
        return new Page<T>(found, more ? ListQuery.Encode(found[^1].Key) : null, cursor);
    }

    private static Func<CtiObject, bool> Wanted<T>(IQueryCollection query)
    {
        string? @switch = query["switch"];
        string? kind = query["kind"];
        string? text = query["q"];
        if (kind is not null && typeof(T) != typeof(Device))
            throw ProblemException.At(ProblemCodes.UnknownField, "kind", "'kind' is a parameter of devices only.");
        return one =>
            (@switch is null || SwitchOf(one) == @switch)
            && (kind is null || (one is Device device && EnumText.Of<Model.Devices.DeviceCategory>(device.Category) == kind))
            && (
                text is null
                || one.Key.Contains(text, StringComparison.OrdinalIgnoreCase)
                || NameOf(one)?.Contains(text, StringComparison.OrdinalIgnoreCase) == true
            );
    }

    private static string SwitchOf(CtiObject value) =>
        value switch
        {
            SwitchObject one => one.Id.Value,
            LinkObject one => one.Switch.Value,
            Device one => one.Switch.Value,
            Agent one => one.Switch.Value,
            Group one => one.Switch.Value,
            CallThread one => one.Switch.Value,
            Call one => one.Switch.Value,
            _ => string.Empty,
        };

    private static string? NameOf(CtiObject value) =>
        value switch
        {
            Device one => one.Name,
            Agent one => one.Name,
            Group one => one.Name,
            Call one => one.Calling.Number + " " + one.Called.Number,
            _ => null,
        };

    private static void RefuseFresh(IQueryCollection query)
    {
        if (query.TryGetValue("fresh", out var fresh) && fresh != "false")
            throw new ProblemException(
                NotYetCodes.All["fresh"],
                "Reads answer from the mirrored state; GET /links says whether it is in sync."
            );
    }
}
