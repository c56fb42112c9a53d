using System.Net;

namespace CtiMiddleware.Client.Tests;

/// <summary>Answers every request with an empty object, or an empty list where the API answers a bare one, and remembers it.</summary>
internal sealed class RecordingHandler : HttpMessageHandler
{
    public List<(HttpMethod Method, Uri Uri, string? Body)> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { Headers.ContentType.MediaType: "application/json" } json
            ? await json.ReadAsStringAsync(cancellationToken)
            : null;
        Requests.Add((request.Method, request.RequestUri!, body));
        var isList =
            request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.EndsWith("/voice/messages", StringComparison.Ordinal);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(isList ? "[]" : "{}") };
    }
}
