namespace CtiMiddleware.Server.Rest;

/// <summary>Answers in the JSON of the API.</summary>
public static class Answers
{
    /// <summary>200 with an object, never cached: it is the state of this moment.</summary>
    public static IResult Json<T>(T value) => new NoStore(TypedResults.Json(value, ApiJson.Options));

    private sealed class NoStore(IResult inner) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
            return inner.ExecuteAsync(httpContext);
        }
    }
}
