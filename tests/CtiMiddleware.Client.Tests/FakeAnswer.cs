namespace CtiMiddleware.Client.Tests;

/// <summary>What the fake server answers; status 0 breaks the connection instead.</summary>
internal sealed record FakeAnswer(int Status, string Body)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    public static FakeAnswer Broken { get; } = new(0, "");

    public static FakeAnswer Ok(string body) => new(200, body);

    public static FakeAnswer Problem(int status, string body) => new(status, body);
}
