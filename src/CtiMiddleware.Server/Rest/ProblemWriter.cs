using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CtiMiddleware.Server.Rest;

/// <summary>Writes problems as answers.</summary>
public static class ProblemWriter
{
    /// <summary>The trace identifier of the present request.</summary>
    public static string TraceId(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;

    /// <summary>Writes a problem; adds the trace identifier and the headers that belong to it.</summary>
    public static async Task WriteAsync(HttpContext http, Problem problem)
    {
        var response = http.Response;
        response.StatusCode = problem.Status;
        response.ContentType = Problem.MediaType;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (problem.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer realm=\"cti\"";
        var body = JsonSerializer.SerializeToUtf8Bytes(problem with { TraceId = TraceId(http) }, ApiJson.Options);
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await response.Body.WriteAsync(body, http.RequestAborted);
    }
}
