using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Server.Rest.Bodies;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Rest;

/// <summary>The commands on calls, devices, agents and switches as a whole.</summary>
/// <param name="access">Finds what a request names.</param>
/// <param name="runner">Carries commands out.</param>
public sealed class CallEndpoints(ObjectAccess access, CommandRunner runner)
{
    private const int MaxEscapeFields = 100;

    /// <summary>Maps the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/calls", (Delegate)((HttpContext http) => runner.RunAsync<MakeCallBody>(http, "MakeCall", MakeCall)))
            .DescribeCommand<MakeCallBody>("MakeCall", ApiScope.Call, "calls");
        api.MapPost(
                "/calls/{call}/clear",
                (string call, HttpContext http) => runner.RunAsync<EmptyBody>(http, "ClearCall", (caller, _) => ClearCall(caller, call))
            )
            .DescribeCommand<EmptyBody>("ClearCall", ApiScope.Call, "calls");
        api.MapPost(
                "/devices/{device}/pickUp",
                (string device, HttpContext http) =>
                    runner.RunAsync<PickUpBody>(http, "DirectedPickupCall", (caller, body) => PickUp(caller, device, body))
            )
            .DescribeCommand<PickUpBody>("DirectedPickupCall", ApiScope.Call, "devices");
        api.MapPost(
                "/devices/{device}/pickUpGroup",
                (string device, HttpContext http) =>
                    runner.RunAsync<EmptyBody>(http, "GroupPickupCall", (caller, _) => PickUpGroup(caller, device))
            )
            .DescribeCommand<EmptyBody>("GroupPickupCall", ApiScope.Call, "devices");
        api.MapPut(
                "/devices/{device}/messageWaiting",
                (string device, HttpContext http) =>
                    runner.RunAsync<MessageWaitingBody>(
                        http,
                        "SetMessageWaitingIndicator",
                        (caller, body) => SetMessageWaiting(caller, device, body)
                    )
            )
            .DescribeCommand<MessageWaitingBody>("SetMessageWaitingIndicator", ApiScope.Call, "devices");
        api.MapPost(
                "/switches/{switch}/escape",
                (string @switch, HttpContext http) => runner.RunAsync<EscapeBody>(http, "Escape", (_, body) => Escape(@switch, body))
            )
            .DescribeCommand<EscapeBody>("Escape", ApiScope.Escape, "switches");
    }

    private PreparedCommand MakeCall(Caller caller, MakeCallBody body)
    {
        if (body.Mode is not (null or "normal"))
        {
            throw body.Mode == "predictive"
                ? new ProblemException(NotYetCodes.All["service"], "MakePredictiveCall is not there yet.")
                : ProblemException.At(ProblemCodes.InvalidValue, "mode", $"'{body.Mode}' is neither normal nor predictive.");
        }
        var from = Numbers.Device(caller, "from", body.From);
        var @switch = SwitchOf("from", from);
        var command = new SwitchCommand.MakeCall(from.Number.ToString(), Numbers.Destination("to", body.To, @switch))
        {
            UserData = body.UserData is { Count: > 0 } data ? Numbers.UserData("userData", data) : null,
        };
        return new PreparedCommand(@switch, command, from.Value);
    }

    private PreparedCommand ClearCall(Caller caller, string id)
    {
        var call = access.Call(caller, id);
        var own =
            call.Connections.FirstOrDefault(one => !one.Masked && one.Device is { } device && caller.Covers(device.Value))
            ?? call.Connections.FirstOrDefault(one => !one.Masked)
            ?? throw new ProblemException(ProblemCodes.NoCall, $"'{id}' is not known.");
        return new PreparedCommand(call.Switch, new SwitchCommand.ClearCall(own.Native), id);
    }

    private PreparedCommand PickUp(Caller caller, string id, PickUpBody body)
    {
        var device = access.Device(caller, id);
        var (call, connection) = access.Connection(caller, body.Connection);
        if (call.Switch != device.Switch)
            throw ProblemException.At(ProblemCodes.InvalidValue, "connection", $"{body.Connection} is on another switch.");
        return new PreparedCommand(device.Switch, new SwitchCommand.DirectedPickupCall(connection.Native, device.Number), id)
        {
            IfRev = ConnectionVerbs.Rev(connection, body),
        };
    }

    private PreparedCommand PickUpGroup(Caller caller, string id)
    {
        var device = access.Device(caller, id);
        return new PreparedCommand(device.Switch, new SwitchCommand.GroupPickupCall(device.Number), id);
    }

    private PreparedCommand SetMessageWaiting(Caller caller, string id, MessageWaitingBody body)
    {
        var device = access.Device(caller, id);
        return new PreparedCommand(device.Switch, new SwitchCommand.SetMessageWaitingIndicator(device.Number, body.On ?? false), id);
    }

    private PreparedCommand Escape(string @switch, EscapeBody body)
    {
        var id = access.Switch(@switch);
        if (body.Fields.Count is 0 or > MaxEscapeFields)
            throw ProblemException.At(ProblemCodes.InvalidValue, "fields", $"It must have 1 to {MaxEscapeFields} entries.");
        var fields = new List<KeyValuePair<string, string>>(body.Fields.Count);
        foreach (var field in body.Fields)
        {
            var name = Numbers.Text("fields.name", field.Name, 64);
            if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
                throw ProblemException.At(ProblemCodes.InvalidValue, "fields.name", $"'{name}' is not a field's name.");
            fields.Add(new(name, field.Value.Length == 0 ? field.Value : Numbers.Text("fields.value", field.Value, 4096)));
        }
        return new PreparedCommand(id, new SwitchCommand.Escape(fields), @switch);
    }

    private SwitchId SwitchOf(string field, DeviceId device)
    {
        try
        {
            return access.Switch(device.Switch.ToString());
        }
        catch (ProblemException exception)
        {
            throw new ProblemException(exception.Problem with { Field = field });
        }
    }
}
