using System.Text.Json;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Rest;

/// <summary>
/// The way of every command: headers, body, idempotency, checks, the switch, the audit line, the answer. The answer is the switch's own; a
/// client that goes away does not stop the command.
/// </summary>
public sealed class CommandRunner(
    ICtiRuntime runtime,
    IdempotencyStore store,
    OperationOwners owners,
    AuditLog audit,
    ILogger<CommandRunner> logger
)
{
    private const string BasePath = "/api/v1";

    /// <summary>Handles one command.</summary>
    /// <param name="http">The request.</param>
    /// <param name="service">The service by its ECMA-269 name, for the audit log.</param>
    /// <param name="prepare">Checks the request against the present state and makes the command; throws <see cref="ProblemException"/>.</param>
    /// <typeparam name="TBody">The body.</typeparam>
    public async Task RunAsync<TBody>(HttpContext http, string service, Func<Caller, TBody, PreparedCommand> prepare)
        where TBody : class
    {
        var caller = Caller.Of(http);
        var headers = CommandHeaders.Read(http.Request);
        var utf8 = await StrictBody.ReadAsync(http.Request, http.RequestAborted);
        var body = StrictBody.Parse<TBody>(utf8);
        if (headers.IdempotencyKey is not { } key)
        {
            await WriteAsync(http, await ExecuteAsync(http, service, caller, headers.Options, body, prepare), replayed: false);
            return;
        }
        var fingerprint = IdempotencyStore.Fingerprint(http.Request.Method, http.Request.Path, utf8);
        var evicted = store.Evicted;
        switch (store.Begin(caller.Key.Id, key, fingerprint, out var stored))
        {
            case IdempotencyStore.Start.Replay:
                await WriteAsync(http, stored!, replayed: true);
                return;
            case IdempotencyStore.Start.Running:
                throw new ProblemException(ProblemCodes.InProgress);
            case IdempotencyStore.Start.Mismatch:
                throw new ProblemException(ProblemCodes.KeyReused);
            case IdempotencyStore.Start.Full:
                throw new ProblemException(ProblemCodes.RateLimited, "Too many commands with an Idempotency-Key are still running.");
        }
        StoredAnswer? answer = null;
        try
        {
            answer = await ExecuteAsync(http, service, caller, headers.Options, body, prepare);
        }
        finally
        {
            // What was refused before it was sent may be tried again with the same key.
            store.End(caller.Key.Id, key, answer is { IsFinal: true } ? answer : null);
            if (store.Evicted != evicted)
                ServerLog.IdempotencyFull(logger, store.Evicted);
        }
        await WriteAsync(http, answer, replayed: false);
    }

    private async Task<StoredAnswer> ExecuteAsync<TBody>(
        HttpContext http,
        string service,
        Caller caller,
        CommandOptions options,
        TBody body,
        Func<Caller, TBody, PreparedCommand> prepare
    )
    {
        PreparedCommand command;
        try
        {
            command = prepare(caller, body);
        }
        catch (ProblemException refused)
        {
            audit.Command(http, caller.Key, service, http.Request.Path, refused.Problem.Status, null);
            throw new ProblemException(refused.Problem with { Service = service });
        }
        // No token: once given, a command runs to its end, also without its client; a runtime that stops ends it with an outcome.
        var given = options with
        {
            IfRev = command.IfRev,
            // Before it runs: its owner may look at it meanwhile.
            Created = id => owners.Add(id, caller.Key.Id),
        };
        var operation = await runtime.ExecuteAsync(command.Switch, command.Command, given, CancellationToken.None);
        var answer = Answer(http, operation, command.Target);
        audit.Command(http, caller.Key, service, command.Target, answer.Status, operation);
        return answer;
    }

    private StoredAnswer Answer(HttpContext http, Operation operation, string target)
    {
        if (operation.Outcome is not null && OutcomeMapper.ToProblem(operation) is { } problem)
        {
            var told = problem with { TraceId = ProblemWriter.TraceId(http), Hint = Hint(operation, target) ?? problem.Hint };
            var text = JsonSerializer.SerializeToUtf8Bytes(told, ApiJson.Options);
            return new StoredAnswer(problem.Status, Problem.MediaType, text, null, problem.RetryAfterSeconds)
            {
                IsFinal = operation.Outcome != CommandOutcome.NotSent && problem.Retry != ProblemCode.Later,
            };
        }
        var reply = JsonSerializer.SerializeToUtf8Bytes(CommandReply.Of(operation), ApiJson.Options);
        return operation.Outcome is null
            ? new StoredAnswer(StatusCodes.Status202Accepted, "application/json", reply, $"{BasePath}/operations/{operation.Id}", null)
            : new StoredAnswer(StatusCodes.Status200OK, "application/json", reply, null, null);
    }

    // A wrong state is easier to understand beside the state that is.
    private string? Hint(Operation operation, string target)
    {
        if (operation.Failure?.Category != FailureCategory.StateIncompatibility)
            return null;
        return runtime.Log.Find(new ConnectionId(target)) is { Status: LookupStatus.Present, Connection: { } now }
            ? $"{now.Id} is '{EnumText.Of<LocalConnectionState>(now.State)}' since {now.Since:O}, rev {now.Rev}."
            : null;
    }

    private static async Task WriteAsync(HttpContext http, StoredAnswer answer, bool replayed)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        response.Headers.CacheControl = "no-store";
        if (answer.Location is not null)
            response.Headers.Location = answer.Location;
        if (answer.RetryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (replayed)
            response.Headers["Idempotency-Replayed"] = "true";
        await response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }
}
