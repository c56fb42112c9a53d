using CtiMiddleware.Server.Configuration;

namespace CtiMiddleware.Server.Rest;

/// <summary>The outermost stage: every answer that is an error leaves as a problem, whoever made it, without a stack trace.</summary>
/// <param name="next">The rest.</param>
/// <param name="settings">For the limit that an answer names.</param>
/// <param name="logger">The log.</param>
public sealed class ProblemMiddleware(RequestDelegate next, ServerSettings settings, ILogger<ProblemMiddleware> logger)
{
    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (ProblemException problem) when (!http.Response.HasStarted)
        {
            await ProblemWriter.WriteAsync(http, problem.Problem);
            return;
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await ProblemWriter.WriteAsync(http, OfBadRequest(bad));
            return;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
            return;
        }
#pragma warning disable CA1031 // the edge: whatever goes wrong becomes one named problem and one log line
        catch (Exception exception) when (!http.Response.HasStarted)
#pragma warning restore CA1031
        {
            ServerLog.RequestFailed(logger, http.Request.Method, http.Request.Path, ProblemWriter.TraceId(http), exception);
            http.Response.Clear();
            await ProblemWriter.WriteAsync(http, Problem.Of(ProblemCodes.Internal));
            return;
        }
        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            await ProblemWriter.WriteAsync(http, OfStatus(http));
    }

    private Problem OfBadRequest(BadHttpRequestException bad) =>
        bad.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => Problem.Of(ProblemCodes.TooLarge, $"The limit is {settings.MaxBodyBytes} bytes."),
            StatusCodes.Status415UnsupportedMediaType => Problem.Of(ProblemCodes.MediaType),
            StatusCodes.Status408RequestTimeout => Problem.Of(ProblemCodes.Timeout),
            _ => Problem.Of(ProblemCodes.Malformed),
        };

    private Problem OfStatus(HttpContext http)
    {
        var method = http.Request.Method;
        return http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => Problem.Of(ProblemCodes.NoRoute, $"{method} {http.Request.Path} is not there."),
            StatusCodes.Status405MethodNotAllowed => Problem.Of(ProblemCodes.Method, $"{http.Request.Path} does not have {method}."),
            StatusCodes.Status408RequestTimeout => Problem.Of(ProblemCodes.Timeout),
            StatusCodes.Status413PayloadTooLarge => Problem.Of(ProblemCodes.TooLarge, $"The limit is {settings.MaxBodyBytes} bytes."),
            StatusCodes.Status415UnsupportedMediaType => Problem.Of(ProblemCodes.MediaType),
            StatusCodes.Status504GatewayTimeout => Problem.Of(ProblemCodes.ServerTimeout),
            >= 500 => Problem.Of(ProblemCodes.Internal) with { Status = http.Response.StatusCode },
            _ => Problem.Of(ProblemCodes.Malformed) with { Status = http.Response.StatusCode },
        };
    }
}
