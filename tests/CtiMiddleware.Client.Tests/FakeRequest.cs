namespace CtiMiddleware.Client.Tests;

internal sealed record FakeRequest(string Target, string Query, string? IdempotencyKey, string Body);
