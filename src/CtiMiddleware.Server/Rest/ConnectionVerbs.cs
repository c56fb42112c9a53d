using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Server.Rest.Bodies;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Rest;

/// <summary>The commands on connections: <c>POST /connections/{connection}/{verb}</c>.</summary>
/// <param name="access">Finds what a request names.</param>
/// <param name="runner">Carries commands out.</param>
public sealed class ConnectionVerbs(ObjectAccess access, CommandRunner runner)
{
    /// <summary>Maps the verbs.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        Map<ConnectionBody>(api, "answer", "AnswerCall", (one, _) => new SwitchCommand.AnswerCall(one.Native));
        Map<ClearBody>(
            api,
            "clear",
            "ClearConnection",
            (one, body) => new SwitchCommand.ClearConnection(one.Native) { Reason = body.Reason }
        );
        Map<ConnectionBody>(api, "hold", "HoldCall", (one, _) => new SwitchCommand.HoldCall(one.Native));
        Map<ConnectionBody>(api, "retrieve", "RetrieveCall", (one, _) => new SwitchCommand.RetrieveCall(one.Native));
        MapTo(api, "deflect", "DeflectCall", (one, to) => new SwitchCommand.DeflectCall(one, to));
        MapTo(api, "consult", "ConsultationCall", (one, to) => new SwitchCommand.ConsultationCall(one, to));
        MapTo(api, "transferTo", "SingleStepTransferCall", (one, to) => new SwitchCommand.SingleStepTransferCall(one, to));
        MapTo(api, "addParty", "SingleStepConferenceCall", (one, to) => new SwitchCommand.SingleStepConferenceCall(one, to));
        MapHeld(api, "alternate", "AlternateCall", (active, held) => new SwitchCommand.AlternateCall(held, active));
        MapHeld(api, "reconnect", "ReconnectCall", (active, held) => new SwitchCommand.ReconnectCall(active, held));
        MapHeld(api, "transfer", "TransferCall", (active, held) => new SwitchCommand.TransferCall(held, active));
        MapHeld(api, "conference", "ConferenceCall", (active, held) => new SwitchCommand.ConferenceCall(held, active));
        Map<ParkBody>(
            api,
            "park",
            "ParkCall",
            (call, one, body) =>
                new SwitchCommand.ParkCall(one.Native, body.To is null ? null : Numbers.Destination("to", body.To, call.Switch))
        );
        Map<DigitsBody>(api, "sendDigits", "GenerateDigits", SendDigits);
        Map<AssociateBody>(
            api,
            "data",
            "AssociateData",
            (one, body) => new SwitchCommand.AssociateData(one.Native, Numbers.UserData("userData", body.UserData))
        );
        Map<PlayBody>(api, "voice/play", "PlayMessage", (one, body) => VoiceVerbs.Play(one.Native, body));
        Map<RecordBody>(api, "voice/record", "RecordMessage", (one, body) => VoiceVerbs.Record(one.Native, body));
        Map<StopBody>(api, "voice/stop", "Stop", (one, body) => VoiceVerbs.Stop(one.Native, body));
        Map<ConnectionBody>(api, "voice/suspend", "Suspend", (one, _) => new SwitchCommand.Suspend(one.Native));
        Map<ConnectionBody>(api, "voice/resume", "Resume", (one, _) => new SwitchCommand.Resume(one.Native));
        Map<CollectBody>(api, "voice/collect", "StartDataCollection", (one, body) => VoiceVerbs.Collect(one.Native, body));
        Map<ConnectionBody>(
            api,
            "voice/stopCollecting",
            "StopDataCollection",
            (one, _) => new SwitchCommand.StopDataCollection(one.Native)
        );
    }

    private static SwitchCommand SendDigits(Connection one, DigitsBody body)
    {
        if (body.ToneMs is < 40 or > 2000)
            throw ProblemException.At(ProblemCodes.InvalidValue, "toneMs", "It must be 40 to 2000.");
        return new SwitchCommand.GenerateDigits(one.Native, Numbers.Digits("digits", body.Digits))
        {
            ToneDuration = body.ToneMs is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        };
    }

    private void MapTo(IEndpointRouteBuilder api, string verb, string service, Func<NativeConnection, string, SwitchCommand> make) =>
        Map<DestinationBody>(api, verb, service, (call, one, body) => make(one.Native, Numbers.Destination("to", body.To, call.Switch)));

    private void MapHeld(
        IEndpointRouteBuilder api,
        string verb,
        string service,
        Func<NativeConnection, NativeConnection, SwitchCommand> make
    ) =>
        MapCommand<HeldBody>(
            api,
            verb,
            service,
            (caller, _, active, body) => make(active.Native, access.Other(caller, active, body.Held).Native)
        );

    private void Map<TBody>(IEndpointRouteBuilder api, string verb, string service, Func<Connection, TBody, SwitchCommand> make)
        where TBody : ConnectionBody => Map<TBody>(api, verb, service, (_, one, body) => make(one, body));

    private void Map<TBody>(IEndpointRouteBuilder api, string verb, string service, Func<Call, Connection, TBody, SwitchCommand> make)
        where TBody : ConnectionBody => MapCommand<TBody>(api, verb, service, (_, call, one, body) => make(call, one, body));

    private void MapCommand<TBody>(
        IEndpointRouteBuilder api,
        string verb,
        string service,
        Func<Caller, Call, Connection, TBody, SwitchCommand> make
    )
        where TBody : ConnectionBody =>
        api.MapPost(
                $"/connections/{{connection}}/{verb}",
                (string connection, HttpContext http) =>
                    runner.RunAsync<TBody>(
                        http,
                        service,
                        (caller, body) =>
                        {
                            var (call, one) = access.Connection(caller, connection);
                            return new PreparedCommand(call.Switch, make(caller, call, one, body), connection) { IfRev = Rev(one, body) };
                        }
                    )
            )
            .DescribeCommand<TBody>(service, ApiScope.Call, "connections");

    /// <summary>Refuses at once when the connection changed already; the runtime checks once more when the command's turn comes.</summary>
    public static (ConnectionId Connection, long Rev)? Rev(Connection one, ConnectionBody body)
    {
        if (body.IfRev is not { } rev)
            return null;
        return rev == one.Rev
            ? (one.Id, rev)
            : throw ProblemException.At(
                ProblemCodes.Changed,
                "ifRev",
                $"{one.Id} is at {one.Rev}, not {rev}; it is '{EnumText.Of<LocalConnectionState>(one.State)}' now."
            );
    }
}
