using System.Net;
using System.Text.Json;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>The stage before every endpoint: the host name (against DNS rebinding), the token, and every error as a problem.</summary>
/// <param name="next">The rest.</param>
/// <param name="token">What callers must show.</param>
public sealed class ControlDoor(RequestDelegate next, ControlToken token)
{
    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            if (!IsLoopback(http.Request.Host.Host))
                throw new ControlException(
                    ControlProblem.Of("request.host", 400, "Not this host", "The host must be 127.0.0.1 or localhost.")
                );
            if (!token.Matches(http.Request.Headers.Authorization.ToString()))
                throw new ControlException(
                    ControlProblem.Of(
                        "auth.required",
                        401,
                        "A token is needed",
                        "Send the header Authorization: Bearer with the printed token."
                    )
                );
            await next(http);
        }
        catch (ControlException refused) when (!http.Response.HasStarted)
        {
            await WriteAsync(http, refused.Problem);
            return;
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await WriteAsync(http, ControlProblem.Of("request.malformed", bad.StatusCode, "The request is malformed", bad.Message));
            return;
        }
        if (http.Response is { HasStarted: false, StatusCode: 404 or 405, ContentType: null })
        {
            var (code, detail) =
                http.Response.StatusCode == 404
                    ? ("notFound.route", $"{http.Request.Path} is not there.")
                    : ("request.method", $"{http.Request.Path} does not have {http.Request.Method}.");
            await WriteAsync(http, ControlProblem.Of(code, http.Response.StatusCode, "No such request", detail));
        }
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static async Task WriteAsync(HttpContext http, ControlProblem problem)
    {
        http.Response.Clear();
        http.Response.StatusCode = problem.Status;
        http.Response.ContentType = "application/problem+json";
        if (problem.Status == 401)
            http.Response.Headers.WWWAuthenticate = "Bearer realm=\"cti-sim\"";
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(problem, ControlJson.Options), http.RequestAborted);
    }
}
