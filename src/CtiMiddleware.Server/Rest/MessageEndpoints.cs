using CtiMiddleware.Runtime.Voice;
using CtiMiddleware.Server.Configuration;
using CtiMiddleware.Server.Security;
using Microsoft.AspNetCore.Http.Features;

namespace CtiMiddleware.Server.Rest;

/// <summary>The messages that boards play and the recordings that they make: <c>/voice/messages</c>.</summary>
/// <param name="settings">The settings.</param>
/// <param name="audit">The audit log.</param>
/// <param name="store">The store; null when no folder is configured.</param>
public sealed class MessageEndpoints(ServerSettings settings, AuditLog audit, DirectoryMessageStore? store)
{
    private const string Wav = "audio/wav";

    /// <summary>Maps the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/voice/messages", (Delegate)ListAsync)
            .DescribeRead<IReadOnlyList<StoredMessage>>("The messages and recordings, by name", "voice")
            .Problems(503);
        api.MapGet("/voice/messages/{name}", GetAsync)
            .WithMetadata(new RequiredScope(ApiScope.Call))
            .WithTags("voice")
            .WithSummary("A message or recording as a WAV file")
            .Produces<byte[]>(StatusCodes.Status200OK, Wav)
            .Problems(400, 401, 403, 404, 429, 503);
        api.MapPut("/voice/messages/{name}", PutAsync)
            .WithMetadata(new RequiredScope(ApiScope.Call))
            .WithTags("voice")
            .WithSummary("Put a message, a WAV file of one channel; it can be played at once")
            .Accepts<byte[]>(Wav)
            .Produces<StoredMessage>()
            .Problems(400, 401, 403, 413, 415, 422, 429, 503);
        api.MapDelete("/voice/messages/{name}", DeleteAsync)
            .WithMetadata(new RequiredScope(ApiScope.Call))
            .WithTags("voice")
            .WithSummary("Delete a message or recording")
            .Produces(StatusCodes.Status204NoContent)
            .Problems(400, 401, 403, 404, 429, 503);
    }

    private async Task<IResult> ListAsync(HttpContext http)
    {
        Allow(http);
        return Answers.Json(await Ask(one => one.ListAsync(http.RequestAborted)));
    }

    private async Task<IResult> GetAsync(string name, HttpContext http)
    {
        Allow(http);
        var file = await Ask(one => one.GetAsync(name, http.RequestAborted));
        audit.Command(http, Caller.Of(http).Key, "GetMessage", name, StatusCodes.Status200OK, null);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(file, Wav, name + ".wav");
    }

    private async Task<IResult> PutAsync(string name, HttpContext http)
    {
        Allow(http);
        if (http.Request.ContentType?.Split(';')[0].Trim() is not (Wav or "audio/x-wav" or "audio/wave" or "audio/vnd.wave"))
            throw new ProblemException(ProblemCodes.MediaType, $"'{http.Request.ContentType}' is not {Wav}.");
        // Messages are larger than what the other doors take.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = settings.Voice.Store.MaxMessageBytes;
        if (http.Request.ContentLength > settings.Voice.Store.MaxMessageBytes)
            throw TooLarge($"The message has {http.Request.ContentLength} bytes.");
        using var body = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge("The message is larger.");
        }
        var put = await Ask(one => one.PutAsync(name, body.GetBuffer().AsMemory(0, (int)body.Length), http.RequestAborted));
        audit.Command(http, Caller.Of(http).Key, "PutMessage", name, StatusCodes.Status200OK, null);
        return Answers.Json(put);
    }

    private async Task<IResult> DeleteAsync(string name, HttpContext http)
    {
        Allow(http);
        await Ask(async one =>
        {
            await one.DeleteAsync(name, http.RequestAborted);
            return true;
        });
        audit.Command(http, Caller.Of(http).Key, "DeleteMessage", name, StatusCodes.Status204NoContent, null);
        return TypedResults.NoContent();
    }

    // Messages belong to no device: a key of some devices would hear everybody's recordings.
    private static void Allow(HttpContext http)
    {
        if (!Caller.Of(http).Rule.Patterns.Contains("*", StringComparer.Ordinal))
            throw new ProblemException(
                ProblemCodes.DeviceRule,
                "Messages and recordings belong to no device; only a key whose device rule is '*' may list, get, put or delete them."
            );
    }

    private ProblemException TooLarge(string detail) =>
        new(
            ProblemCodes.MessageTooLarge,
            $"{detail} The limit is {settings.Voice.Store.MaxMessageBytes} bytes (Cti:Voice:MaxMessageBytes)."
        );

    private async Task<T> Ask<T>(Func<DirectoryMessageStore, Task<T>> question)
    {
        if (store is null)
            throw new ProblemException(ProblemCodes.NoMessages);
        try
        {
            return await question(store);
        }
        catch (MessageStoreException failure)
        {
            throw failure.Problem switch
            {
                MessageProblem.BadName => ProblemException.At(ProblemCodes.InvalidValue, "name", failure.Message),
                MessageProblem.NotFound => new ProblemException(ProblemCodes.NoMessage, failure.Message),
                MessageProblem.BadContent => new ProblemException(ProblemCodes.MessageContent, failure.Message),
                MessageProblem.TooLarge => new ProblemException(ProblemCodes.MessageTooLarge, failure.Message),
                _ => new ProblemException(ProblemCodes.MessageStorage, failure.Message),
            };
        }
    }
}
