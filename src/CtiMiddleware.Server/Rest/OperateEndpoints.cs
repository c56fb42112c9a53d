using System.Text.Json;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Server.Security;
using CtiMiddleware.Server.Streaming;

namespace CtiMiddleware.Server.Rest;

/// <summary>Status, operations, monitors and the catch-up page of events.</summary>
public sealed class OperateEndpoints(
    ICtiRuntime runtime,
    ObjectAccess access,
    OperationOwners owners,
    IdempotencyStore idempotency,
    StreamRegistry streams,
    ServerIdentity identity
)
{
    private const int ScanAtOnce = 1024;

    /// <summary>Maps the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/status", (HttpContext http) => Answers.Json(Status(Caller.Of(http))))
            .DescribeRead<StatusReport>("How the service is", "status");
        api.MapGet("/monitors", (HttpContext http) => Answers.Json(Monitors(Caller.Of(http), http.Request.Query)))
            .DescribeRead<Page<MonitorReport>>("How switches are observed", "monitors")
            .WithMetadata(new QueryParameter("switch", "Only that of this switch."));
        api.MapGet("/operations/{operation}", (string operation, HttpContext http) => Answers.Json(Operation(Caller.Of(http), operation)))
            .DescribeRead<Operation>("A command's outcome and effect, for 24 hours", "operations");
        api.MapGet("/events", (HttpContext http) => Answers.Json(Events(Caller.Of(http), http.Request.Query)))
            .DescribeRead<EventPage>("Events after a cursor", "events")
            .WithMetadata(
                new QueryParameter("from", "The cursor after which to read, as lists and streams give it."),
                new QueryParameter("filter", "JSON: `{\"switch\":[…],\"devices\":[…],\"types\":[…]}`."),
                new QueryParameter("limit", "How many, 1 to 1000, default 100.")
            )
            .Problems(410);
    }

    private StatusReport Status(Caller caller)
    {
        var snapshot = runtime.Log.TakeSnapshot();
        var switches = access.Visible(caller, snapshot, ObjectKind.Switch).Cast<SwitchObject>().ToArray();
        var replay = runtime.Log.Replay;
        return new StatusReport
        {
            Status = Word(switches),
            Version = identity.Version,
            Started = identity.Started,
            Cursor = snapshot.Cursor,
            Replay = new StatusReplay(replay.From, replay.Bytes, replay.Oldest),
            Switches = switches,
            Links = [.. access.Visible(caller, snapshot, ObjectKind.Link).Cast<LinkObject>()],
            Counts = caller
                .Key.View.Select(snapshot)
                .GroupBy(one => one.Kind)
                .ToDictionary(group => EnumText.Of<ObjectKind>(group.Key), group => group.Count(), StringComparer.Ordinal),
            Streams = streams.Report(),
            Idempotency = new StatusIdempotency(idempotency.Count, idempotency.Evicted),
        };
    }

    private static string Word(SwitchObject[] switches)
    {
        if (switches.Length == 0)
            return "empty";
        if (switches.All(one => one.State == LinkState.Up && !one.Stale))
            return "ok";
        return switches.Any(one => one.State is LinkState.Up or LinkState.Degraded) ? "degraded" : "down";
    }

    private Page<MonitorReport> Monitors(Caller caller, IQueryCollection query)
    {
        ListQuery.CheckKnown(query, "switch");
        var snapshot = runtime.Log.TakeSnapshot();
        var found = access
            .Visible(caller, snapshot, ObjectKind.Switch)
            .Cast<SwitchObject>()
            .Where(one => query["switch"].Count == 0 || query["switch"] == one.Id.Value)
            .Select(one => new MonitorReport(
                $"{one.Id}:*",
                one.Id,
                one.Observes,
                $"{one.Id}:*",
                one.Stale ? "stale" : "active",
                one.StaleSince ?? one.Since,
                streams.SubscriptionsOf(one.Id)
            ));
        return new Page<MonitorReport>([.. found], null, snapshot.Cursor);
    }

    private Operation Operation(Caller caller, string id)
    {
        var operation = runtime.FindOperation(new OperationId(id));
        if (operation is null || !(owners.IsOwner(operation.Id, caller.Key.Id) || caller.Key.Has(ApiScope.Supervise)))
            throw new ProblemException(ProblemCodes.NoOperation, $"'{id}' is not known.");
        return operation;
    }

    private EventPage Events(Caller caller, IQueryCollection query)
    {
        ListQuery.CheckKnown(query, "from", "filter", "limit");
        var limit = ListQuery.Read(new QueryCollection(query.Where(pair => pair.Key == "limit").ToDictionary())).Limit;
        var view = new EventView(StreamFilters.ParseQuery(query["filter"]), caller.Rule);
        if (!Cursor.TryParse(query["from"], out var from))
            throw ProblemException.At(ProblemCodes.InvalidValue, "from", "It must be a cursor, as lists and streams give it.");
        var entries = new List<LogEntry>();
        if (from.Epoch != runtime.Log.Epoch || !runtime.Log.TryRead(from.Number, ScanAtOnce, entries))
            throw new ProblemException(
                ProblemCodes.CursorExpired,
                $"{from} is not in the ring, which begins at {runtime.Log.Replay.From}."
            );
        var position = from.Number;
        var items = new List<JsonElement>();
        foreach (var entry in entries)
        {
            position = entry.Number;
            if (view.Apply(entry) is { Visible: true } result)
                items.Add(JsonElement.Parse(result.Json.Span));
            if (items.Count == limit)
                break;
        }
        var cursor = new Cursor(runtime.Log.Epoch, position);
        return new EventPage(items, runtime.Log.Head.Number > position ? cursor : null, cursor);
    }
}
