using System.Globalization;
using CtiMiddleware.Adapters.LineText.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.LineText;

/// <summary>Commands → operations of the engine, and their answers. Called on the kernel.</summary>
internal sealed class LineTextCommands(LineTextFace face)
{
    private PbxEngine Engine => face.Engine;

    /// <summary>Carries out a command; the items of a list are sent, the answer is given back.</summary>
    public Message Run(LineTextFaceSession session, Message command) =>
        command.Word switch
        {
            "PING" => Ok(command),
            "LIST" => List(session, command),
            "MAKE" => Make(command),
            "AGENT" => Agent(command),
            "CLEARCALL" => ClearCall(command),
            "DEFLECT" => Deflect(command),
            "ANSWER" => OnLeg(command, "conn", Engine.Answer),
            "HOLD" => OnLeg(command, "conn", Engine.Hold),
            "RETRIEVE" => OnLeg(command, "conn", Engine.Retrieve),
            "CLEAR" => OnLeg(command, "conn", leg => Engine.Clear(leg, ReleaseOrigin.ThirdParty, ReleaseCause.Normal)),
            "CONSULT" => Consult(command),
            "BLIND" => ToNumber(command, (leg, number) => Engine.BlindTransfer(leg, number)),
            "ALTERNATE" => OnBoth(command, (held, _) => held.Device is Station station && Engine.Alternate(station)),
            "RECONNECT" => OnBoth(command, Reconnect),
            "TRANSFER" => OnBoth(command, Engine.Transfer),
            "CONFERENCE" => OnBoth(command, Engine.Conference),
            _ => Error(command, "unsupported", $"there is no command {command.Word}"),
        };

    private Message List(LineTextFaceSession session, Message command)
    {
        if (LineTextLists.Of(face, command.Find("what")) is not { } items)
            return Error(command, "bad-field", "what must be devices, groups, agents or calls");
        var count = 0;
        foreach (var item in items)
        {
            session.Send(item with { Number = command.Number });
            count++;
        }
        return Ok(command, ("count", count.ToString(CultureInfo.InvariantCulture)));
    }

    private Message Make(Message command)
    {
        var to = command.Find("to") ?? "";
        if (Engine.FindStation(command.Find("dev") ?? "") is not { } station)
            return Error(command, "bad-device", $"there is no telephone {command.Find("dev")}");
        if (!Engine.Exists(to))
            return Error(command, "bad-number", $"there is no number {to}");
        var made = Engine.Originate(
            new OriginateRequest
            {
                Device = station,
                Tag = to,
                Proceed = leg => Engine.Route(leg, to),
            }
        );
        return made is null ? Error(command, "no-line", $"telephone {station.Number} cannot be reached") : OkConnection(command, made);
    }

    private Message Consult(Message command)
    {
        if (Find(command.Find("conn")) is not { } leg)
            return NoConnection(command, "conn");
        var to = command.Find("to") ?? "";
        if (!Engine.Exists(to))
            return Error(command, "bad-number", $"there is no number {to}");
        return Engine.Consult(leg, to) is { } consultation
            ? OkConnection(command, consultation)
            : Error(command, "bad-state", "a consultation cannot be made from this connection");
    }

    private Message Deflect(Message command)
    {
        // A place in a queue: who waits there is sent on.
        var conn = command.Find("conn");
        var waiting = Engine
            .Calls.SelectMany(call => call.Legs)
            .FirstOrDefault(leg => leg.Waiting is { } entry && conn == $"{face.Told.CallOf(leg.Call)}.q{entry.Group.Number}");
        return ToNumber(command, (leg, number) => (waiting ?? leg.OfferedBy) is { } caller && Engine.Redirect(caller, number), waiting);
    }

    private bool Reconnect(PbxLeg held, PbxLeg active) =>
        ReferenceEquals(active.ConsultationOf, held)
            ? Engine.Reconnect(held)
            : held.State == LegState.Held && Engine.HangUp(active) && Engine.Retrieve(held);

    private Message ClearCall(Message command)
    {
        var id = command.Find("call");
        var legs = Engine.Calls.Where(call => face.Told.CallOf(call) == id).SelectMany(call => call.Legs).ToArray();
        if (legs.Length == 0)
            return Error(command, "bad-call", $"there is no call {id}");
        // The first to go may take the others along.
        foreach (var leg in legs)
            Engine.Clear(leg, ReleaseOrigin.ThirdParty, ReleaseCause.Normal);
        return Ok(command);
    }

    private Message Agent(Message command)
    {
        var state = command.Find("state");
        if (Engine.FindStation(command.Find("agent") ?? "") is not { } station)
            return Error(command, "bad-agent", "an agent is known by the number of a telephone");
        var number = command.Find("group")?.Replace("group:", "", StringComparison.Ordinal);
        var group = number is null ? null : Engine.FindGroup(number);
        if (number is not null && group is null)
            return Error(command, "bad-group", $"there is no group {number}");
        if (state == "on")
        {
            if (group is null)
                return Error(command, "bad-group", "logging on needs a group");
            return Engine.LogOn(group, station, station.Name) is null
                ? Error(command, "bad-state", "the agent is logged on there already")
                : Ok(command);
        }
        var members = Engine.Groups.SelectMany(one => one.Members).Where(member => ReferenceEquals(member.Station, station)).ToArray();
        members = group is null ? members : Array.FindAll(members, member => ReferenceEquals(member.Group, group));
        if (members.Length == 0)
            return Error(command, "bad-state", "the agent is not logged on");
        foreach (var member in members)
        {
            if (state == "off")
                Engine.LogOff(member);
            else if (state is "ready" or "not-ready")
                Engine.SetReady(member, state == "ready", command.Find("reason") ?? "");
            else
                return Error(command, "unsupported", $"the state {state} cannot be asked for");
        }
        return Ok(command);
    }

    private Message OnLeg(Message command, string field, Func<PbxLeg, bool> operation)
    {
        if (Find(command.Find(field)) is not { } leg)
            return NoConnection(command, field);
        return operation(leg) ? Ok(command) : Error(command, "bad-state", $"{command.Word} does not fit the state of the connection");
    }

    private Message ToNumber(Message command, Func<PbxLeg, string, bool> operation, PbxLeg? known = null)
    {
        if ((known ?? Find(command.Find("conn"))) is not { } leg)
            return NoConnection(command, "conn");
        var number = command.Find("to") ?? "";
        if (!Engine.Exists(number))
            return Error(command, "bad-number", $"there is no number {number}");
        return operation(leg, number)
            ? Ok(command)
            : Error(command, "bad-state", $"{command.Word} does not fit the state of the connection");
    }

    private Message OnBoth(Message command, Func<PbxLeg, PbxLeg, bool> operation)
    {
        if (Find(command.Find("held")) is not { } held)
            return NoConnection(command, "held");
        return OnLeg(command, "active", active => operation(held, active));
    }

    private PbxLeg? Find(string? connection) =>
        connection is null ? null : Engine.Calls.SelectMany(call => call.Legs).FirstOrDefault(leg => face.Told.Last(leg) == connection);

    private Message OkConnection(Message command, PbxLeg leg) => Ok(command, ("conn", face.Told.Connection(leg)));

    private static Message Ok(Message command, params (string, string?)[] fields) => new("OK", command.Number, null, fields);

    private static Message NoConnection(Message command, string field) =>
        Error(command, "bad-conn", $"there is no connection {command.Find(field)}");

    private static Message Error(Message command, string code, string text) => new("ERR", command.Number, code, ("text", text));
}
