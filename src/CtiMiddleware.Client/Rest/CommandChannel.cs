using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CtiMiddleware.Client;

/// <summary>
/// Sends commands, each once. When the outcome is unknown the command is never sent again: the operation is asked about until something was seen of it
/// or the deadline passed.
/// </summary>
internal sealed class CommandChannel(RestChannel rest, CtiClientOptions options)
{
    private static readonly ActivitySource Source = new("CtiMiddleware.Client");
    private static readonly TimeSpan FirstAsk = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastAsk = TimeSpan.FromSeconds(2);

    public async Task<CommandResult> SendAsync(
        HttpMethod method,
        string path,
        JsonObject body,
        CommandOptions? command,
        CancellationToken cancellationToken
    )
    {
        using var activity = Source.StartActivity("cti " + path.Split('/')[^1], ActivityKind.Client);
        var key = command?.IdempotencyKey ?? "auto-" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        if (command?.IfRev is { } rev)
            body["ifRev"] = rev;
        if (command?.Timeout is { } timeout)
            path = string.Create(CultureInfo.InvariantCulture, $"{path}?timeoutMs={(long)timeout.TotalMilliseconds}");

        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Idempotency-Key", key);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Default.JsonObject));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var response = await rest.SendAsync(request, key, cancellationToken).ConfigureAwait(false);
            var result = await RestChannel
                .ReadAsync(response, WireJson.Default.CommandResult, key, cancellationToken)
                .ConfigureAwait(false);
            return result with { Replayed = response.Headers.Contains("Idempotency-Replayed") };
        }
        catch (CtiException unknown) when (unknown is { Outcome: "unknown", Operation: not null })
        {
            activity?.SetStatus(ActivityStatusCode.Error, unknown.Code);
            return await ResolveAsync(unknown, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<CommandResult> ResolveAsync(CtiException unknown, CancellationToken cancellationToken)
    {
        var started = options.Time.GetTimestamp();
        var pause = FirstAsk;
        while (true)
        {
            var operation = await AskAsync(unknown.Operation!, cancellationToken).ConfigureAwait(false);
            switch (operation)
            {
                case { LateAnswer: "acknowledged" } or { Effect: "observed" } or { Outcome: "acknowledged" }:
                    return Result(operation);
                case { LateAnswer: not null and not "unknown" } or { Effect: not null } or { Outcome: not null and not "unknown" }:
                    throw Resolved(unknown, operation);
            }

            if (options.Time.GetElapsedTime(started) + pause > options.ResolveUnknownFor)
                throw unknown;
            await Task.Delay(pause, options.Time, cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < LastAsk ? pause * 2 : LastAsk;
        }
    }

    // Asking changes nothing, so a failure to ask is no news about the command: it is asked again until the deadline.
    private async Task<Operation?> AskAsync(string operation, CancellationToken cancellationToken)
    {
        try
        {
            return await rest.GetAsync("operations/" + Uri.EscapeDataString(operation), WireJson.Default.Operation, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (CtiException)
        {
            return null;
        }
    }

    private static CommandResult Result(Operation operation) =>
        new()
        {
            Operation = operation.Id,
            Outcome = operation.Outcome ?? "unknown",
            SinceCursor = operation.SinceCursor,
            Call = operation.Call,
            Connection = operation.Connection,
            CallReason = operation.CallReason,
            Effect = operation.Effect,
            LateAnswer = operation.LateAnswer,
            Service = operation.Service,
        };

    private static CtiException Resolved(CtiException unknown, Operation operation)
    {
        var late = operation.LateAnswer ?? operation.Outcome;
        var refused = late is "rejected" or "notSupported" or "notSent";
        var said = operation.Text ?? (refused ? "the switch answered " + late : "the effect was " + operation.Effect);
        return new CtiException(unknown.Message + " Afterwards: " + said, unknown)
        {
            Code = unknown.Code,
            Status = unknown.Status,
            Outcome = refused ? late : "unknown",
            Retry = refused ? (late == "notSent" ? "safe" : "never") : unknown.Retry,
            Hint = unknown.Hint,
            Native = unknown.Native,
            TraceId = unknown.TraceId,
            Operation = operation.Id,
            IdempotencyKey = unknown.IdempotencyKey,
        };
    }
}
