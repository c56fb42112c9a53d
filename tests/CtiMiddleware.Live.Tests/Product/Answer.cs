using System.Net;
using System.Text.Json;

namespace CtiMiddleware.Live.Tests.Product;

/// <summary>What the API answered to one request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; undefined when it has none.</param>
public sealed record Answer(HttpStatusCode Status, JsonElement Body)
{
    /// <summary>A member of the body as text; empty when it is not there.</summary>
    public string this[string member] => Body.Text(member);

    /// <summary>The request succeeded and the switch acknowledged it.</summary>
    public Answer Acknowledged()
    {
        Assert.True(Status == HttpStatusCode.OK && this["outcome"] == "acknowledged", $"not acknowledged: {this}");
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{(int)Status} {(Body.ValueKind == JsonValueKind.Undefined ? "" : Body.GetRawText())}";
}
