namespace CtiMiddleware.Adapters.Tests.CiscoGed188;

/// <summary>A request as the server would read it.</summary>
public sealed record SentRequest(string Name, uint Invoke, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The value of a field; null when the request has none.</summary>
    public string? this[string field] => Fields.Where(pair => pair.Key == field).Select(pair => pair.Value).FirstOrDefault();

    public override string ToString() => $"{Name} {string.Join(' ', Fields.Select(pair => $"{pair.Key}={pair.Value}"))}";
}
