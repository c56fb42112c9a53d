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
            "TRANSFER" => OnBoth(command, (held, active) => Engine.Transfer(held, active) || Engine.TransferRinging(held, active)),
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
        var request = new MakeCallRequest
        {
            From = station,
            Number = to,
            Prompt = true,
            Tag = to,
        };
        return Engine.MakeCall(request, out var refusal) is { } made ? OkConnection(command, made) : Refused(command, refusal);
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
        if (waiting is not null)
            return ToNumber(command, (leg, number) => Engine.Redirect(leg, number), waiting);
        if (Find(conn) is not { } ringing)
            return NoConnection(command, "conn");
        var refusal = Engine.Deflect(ringing, command.Find("to") ?? "");
        return refusal == Refusal.None ? Ok(command) : Refused(command, refusal);
    }

    private bool Reconnect(PbxLeg held, PbxLeg active) =>
        ReferenceEquals(active.ConsultationOf, held)
            ? Engine.Reconnect(held)
            : held.State == LegState.Held && Engine.HangUp(active) && Engine.Retrieve(held);

    private Message ClearCall(Message command)
    {
        var id = command.Find("call");
        var calls = Engine.Calls.Where(call => face.Told.CallOf(call) == id).ToArray();
        if (calls.Length == 0)
            return Error(command, "bad-call", $"there is no call {id}");
        foreach (var call in calls)
            Engine.ClearCall(call);
        return Ok(command);
    }

    private Message Agent(Message command)
    {
        var (id, state, reason) = (command.Find("agent") ?? "", command.Find("state"), command.Find("reason") ?? "");
        if (Engine.FindAgent(id) is { } agent)
            return Person(command, agent, state, reason);
        if (Engine.FindStation(id) is not { } station)
            return Error(command, "bad-agent", $"there is no agent {id}");
        var number = command.Find("group")?.Replace("group:", "", StringComparison.Ordinal);
        var group = number is null ? null : Engine.FindGroup(number);
        if (number is null ? state == "on" : group is null)
            return Error(command, "bad-group", number is null ? "logging on needs a group" : $"there is no group {number}");
        if (state == "on")
        {
            return Engine.LogOn(group!, station, station.Name) is null
                ? Error(command, "bad-state", "the agent is logged on there already")
                : Ok(command);
        }
        var members = Engine
            .Groups.Where(one => group is null || ReferenceEquals(one, group))
            .SelectMany(one => one.Members)
            .Where(member => ReferenceEquals(member.Station, station))
            .ToArray();
        if (members.Length == 0)
            return Error(command, "bad-state", "the agent is not logged on");
        if (state is not ("off" or "ready" or "not-ready"))
            return Error(command, "unsupported", $"the state {state} cannot be asked for");
        foreach (var member in members)
        {
            if (state == "off")
                Engine.LogOff(member);
            else
                Engine.SetReady(member, state == "ready", reason);
        }
        return Ok(command);
    }

    /// <summary>An agent with a log-on of his own: his groups are those of his skills.</summary>
    private Message Person(Message command, PbxAgent agent, string? state, string reason)
    {
        if (state == "on" && Engine.FindStation(command.Find("dev") ?? "") is not { })
            return Error(command, "bad-device", $"there is no telephone {command.Find("dev")}");
        var refusal = state switch
        {
            "on" => Engine.LogOn(agent, Engine.FindStation(command.Find("dev")!)!, reason: reason),
            "off" => Engine.LogOff(agent, reason),
            "ready" => Engine.SetState(agent, PbxAgentState.Ready),
            "not-ready" => Engine.SetState(agent, PbxAgentState.NotReady, reason),
            _ => Refusal.NotAllowed,
        };
        return refusal == Refusal.None ? Ok(command) : Refused(command, refusal);
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

    private static Message Refused(Message command, Refusal refusal) =>
        refusal switch
        {
            Refusal.InvalidNumber or Refusal.Loop => Error(command, "bad-number", "the number leads nowhere"),
            Refusal.OutOfService => Error(command, "no-line", "the device is out of service"),
            Refusal.NoFreeLine => Error(command, "no-line", "no line is free"),
            Refusal.UnknownAgent or Refusal.WrongPassword => Error(command, "bad-agent", "agent or password is wrong"),
            Refusal.NotAllowed => Error(command, "denied", "this is not allowed"),
            Refusal.TooLong or Refusal.ReasonRequired => Error(
                command,
                "bad-field",
                refusal == Refusal.TooLong ? "too long" : "a reason is wanted"
            ),
            _ => Error(command, "bad-state", $"{command.Word} does not fit the state: {refusal}"),
        };

    private static Message NoConnection(Message command, string field) =>
        Error(command, "bad-conn", $"there is no connection {command.Find(field)}");

    private static Message Error(Message command, string code, string text) => new("ERR", command.Number, code, ("text", text));
}
