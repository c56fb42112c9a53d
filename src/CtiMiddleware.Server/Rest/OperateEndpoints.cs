using System.Text.Json;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Monitors;
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
        api.MapGet("/monitors", (Delegate)(async (HttpContext http) => Answers.Json(await MonitorsAsync(http))))
            .DescribeRead<Page<MonitorReport>>("How switches and their devices are observed", "monitors")
            .WithMetadata(
                new QueryParameter("switch", "Only those of this switch."),
                new QueryParameter("state", "Only those in this state: `refused`, for example."),
                new QueryParameter("limit", "How many, 1 to 1000, default 100."),
                new QueryParameter("after", "The `next` of the page before.")
            );
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

    private async Task<Page<MonitorReport>> MonitorsAsync(HttpContext http)
    {
        var caller = Caller.Of(http);
        var query = http.Request.Query;
        var part = ListQuery.Read(query, "switch", "state");
        var snapshot = runtime.Log.TakeSnapshot();
        var found = new List<MonitorReport>();
        foreach (var one in access.Visible(caller, snapshot, ObjectKind.Switch).Cast<SwitchObject>())
        {
            if (query["switch"].Count > 0 && query["switch"] != one.Id.Value)
                continue;
            if (one.Observes != SwitchObservation.PerDevice)
            {
                var all = $"{one.Id}:*";
                var state = one.Stale ? "stale" : "active";
                found.Add(
                    new MonitorReport(all, one.Id, one.Observes, all, state, one.StaleSince ?? one.Since, streams.SubscriptionsOf(one.Id))
                );
                continue;
            }
            foreach (var monitor in await runtime.MonitorsAsync(one.Id, http.RequestAborted))
            {
                if (caller.Rule.Allows(monitor.Device))
                    found.Add(Report(one, monitor));
            }
        }
        var page = found
            .Where(one => query["state"].Count == 0 || query["state"] == one.State)
            .Where(one => part.After is null || string.CompareOrdinal(one.Id, part.After) > 0)
            .OrderBy(static one => one.Id, StringComparer.Ordinal)
            .Take(part.Limit + 1)
            .ToList();
        var more = page.Count > part.Limit;
        if (more)
            page.RemoveAt(part.Limit);
        return new Page<MonitorReport>(page, more ? ListQuery.Encode(page[^1].Id) : null, snapshot.Cursor);
    }

    private static MonitorReport Report(SwitchObject @switch, MonitorStatus monitor) =>
        new(
            monitor.Device.Value,
            @switch.Id,
            @switch.Observes,
            monitor.Device.Value,
            EnumText.Of<MonitorPhase>(monitor.Phase),
            monitor.Since,
            monitor.Users
        )
        {
            Reason = monitor.Reason,
            Configured = monitor.Configured,
            Attempt = monitor.Attempt == 0 ? null : monitor.Attempt,
            NextRetry = monitor.NextRetry,
        };

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
