using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CtiMiddleware.Cli.Settings;

namespace CtiMiddleware.Cli.Sim;

/// <summary>The control API of a running <c>cti-sim</c>. It listens on loopback only and wants the token that it printed.</summary>
internal sealed class ControlClient : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    /// <summary>Prepares requests; nothing is sent yet.</summary>
    /// <exception cref="CliException">Address or token are missing or wrong.</exception>
    public ControlClient(string? url, string? token, CliHost host)
    {
        var address = url ?? host.Variable("CTI_SIM_URL");
        if (string.IsNullOrEmpty(address))
            throw new CliException(
                ExitCodes.Usage,
                "Which simulator?",
                "set CTI_SIM_URL, or give --sim, to the address that `cti sim run` printed as control"
            );
        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
            throw new CliException(
                ExitCodes.BadConfiguration,
                $"'{address}' is no address of a simulator.",
                "write it as http://127.0.0.1:port"
            );
        var secret = token ?? host.Variable("CTI_SIM_TOKEN");
        if (string.IsNullOrEmpty(secret))
            throw new CliException(ExitCodes.NotAllowed, "There is no token.", "set CTI_SIM_TOKEN to the token that `cti sim run` printed");
        Secrets.Check(secret, "The token", "CTI_SIM_TOKEN or --token");
        // Printed with its path by cti-sim, or given without.
        var root = parsed.AbsolutePath.Contains("/sim/v1", StringComparison.Ordinal) ? parsed : new Uri(parsed, "sim/v1/");
        _http = new HttpClient { BaseAddress = root, Timeout = Timeout.InfiniteTimeSpan };
        _time = host.Time;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
    }

    /// <summary>Sends a request; its answer, null when it has none.</summary>
    /// <exception cref="CliException">The simulator is not there, does not answer, or refused.</exception>
    public async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var patience = new CancellationTokenSource(s_patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            var text = await response.Content.ReadAsStringAsync(either.Token);
            var answer = text.Length == 0 ? null : JsonNode.Parse(text);
            return response.IsSuccessStatusCode ? answer : throw Refused(response.StatusCode, answer);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new CliException(
                ExitCodes.Failed,
                $"What listens at {_http.BaseAddress} does not answer; it had {s_patience.TotalSeconds:F0} s.",
                "is it the control address that `cti sim run` printed?"
            );
        }
        catch (HttpRequestException failed)
        {
            throw new CliException(
                ExitCodes.Failed,
                $"No simulator answers at {_http.BaseAddress}: {failed.Message}",
                "is it running? `cti sim run` prints its address"
            );
        }
        catch (JsonException)
        {
            throw new CliException(
                ExitCodes.Failed,
                $"What answers at {_http.BaseAddress} is no simulator.",
                "compare the address with what `cti sim run` printed"
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static CliException Refused(HttpStatusCode status, JsonNode? problem)
    {
        var code = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ExitCodes.NotAllowed,
            HttpStatusCode.NotFound => ExitCodes.NotFound,
            HttpStatusCode.BadRequest => ExitCodes.Usage,
            HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity => ExitCodes.Refused,
            _ => ExitCodes.Failed,
        };
        var detail = problem?["detail"]?.ToString() ?? problem?["title"]?.ToString() ?? $"The simulator answers {(int)status}.";
        var supported = (problem?["supported"] as JsonArray ?? []).Select(static kind => kind?.ToString() ?? "").ToList();
        // Most sentences name them already.
        var next = supported.Exists(kind => !detail.Contains(kind, StringComparison.Ordinal))
            ? "one of " + string.Join(", ", supported)
            : null;
        return new CliException(code, detail, next);
    }
}
