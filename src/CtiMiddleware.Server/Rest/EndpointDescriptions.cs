using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Rest;

/// <summary>What every endpoint says about itself: scope, tag, name, answers. The OpenAPI document is made of it.</summary>
public static class EndpointDescriptions
{
    /// <summary>A command: body, answers and headers that all commands share.</summary>
    public static RouteHandlerBuilder DescribeCommand<TBody>(this RouteHandlerBuilder endpoint, string service, ApiScope scope, string tag)
        where TBody : class =>
        endpoint
            .WithMetadata(new RequiredScope(scope), new CommandEndpoint(service))
            .WithTags(tag)
            .WithSummary($"ECMA-269 {service}")
            .Accepts<TBody>(isOptional: true, "application/json")
            .Produces<CommandReply>()
            .Produces<CommandReply>(StatusCodes.Status202Accepted)
            .Problems(400, 401, 403, 404, 409, 410, 412, 413, 415, 422, 429, 501, 503, 504);

    /// <summary>A read.</summary>
    public static RouteHandlerBuilder DescribeRead<TAnswer>(
        this RouteHandlerBuilder endpoint,
        string summary,
        string tag,
        ApiScope scope = ApiScope.Read
    ) =>
        endpoint
            .WithMetadata(new RequiredScope(scope))
            .WithTags(tag)
            .WithSummary(summary)
            .Produces<TAnswer>()
            .Problems(400, 401, 403, 404, 429);

    /// <summary>A list in parts.</summary>
    public static RouteHandlerBuilder DescribeList<TItem>(this RouteHandlerBuilder endpoint, string summary, string tag) =>
        endpoint
            .DescribeRead<Page<TItem>>(summary, tag)
            .WithMetadata(
                new QueryParameter("limit", "How many, 1 to 1000, default 100."),
                new QueryParameter("after", "`next` of the part before.")
            )
            .Problems(501);

    /// <summary>Problems it may answer with.</summary>
    public static RouteHandlerBuilder Problems(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            endpoint.Produces<Problem>(status, Problem.MediaType);
        return endpoint;
    }
}
