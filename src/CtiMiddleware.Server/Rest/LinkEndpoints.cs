using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime;
using CtiMiddleware.Server.Rest.Bodies;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Rest;

/// <summary>Operating links.</summary>
/// <param name="runtime">The runtime.</param>
/// <param name="access">Finds what a request names.</param>
/// <param name="audit">The audit log.</param>
public sealed class LinkEndpoints(ICtiRuntime runtime, ObjectAccess access, AuditLog audit)
{
    /// <summary>Maps the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/links/{link}/diagnostics", (string link, HttpContext http) => Answers.Json(Diagnostics(Caller.Of(http), link)))
            .DescribeRead<LinkDiagnostics>("Counters of a link", "links");
        api.MapPost("/links/{link}/test", TestAsync)
            .WithMetadata(new RequiredScope(ApiScope.Operate))
            .WithTags("links")
            .WithSummary("Test a link's definition step by step, without touching the running link")
            .Produces<LinkTestReport>()
            .Problems(400, 401, 403, 404, 429);
        foreach (var operation in Enum.GetValues<LinkOperation>())
        {
            var verb = EnumName(operation);
            api.MapPost($"/links/{{link}}/{verb}", (string link, HttpContext http) => OperateAsync(http, link, operation, verb))
                .WithMetadata(new RequiredScope(ApiScope.Operate))
                .WithTags("links")
                .WithSummary($"{operation} a link")
                .Accepts<EmptyBody>(isOptional: true, "application/json")
                .Produces<LinkObject>(StatusCodes.Status202Accepted)
                .Problems(400, 401, 403, 404, 429);
        }
    }

    private static string EnumName(LinkOperation operation) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(operation.ToString());

    private LinkDiagnostics Diagnostics(Caller caller, string id)
    {
        var link = Link(caller, id);
        var found = runtime.Diagnostics(link.Id) ?? throw new ProblemException(ProblemCodes.NoLink, $"'{id}' is not configured.");
        // Frames show digits and numbers of everybody.
        return caller.Key.Has(ApiScope.Trace) ? found : found with { Recent = [] };
    }

    private async Task<IResult> TestAsync(string link, HttpContext http)
    {
        var caller = Caller.Of(http);
        var found = Link(caller, link);
        var steps = await runtime.TestLinkAsync(found.Id, http.RequestAborted);
        audit.Command(http, caller.Key, "TestLink", link, StatusCodes.Status200OK, null);
        return Answers.Json(new LinkTestReport(steps.Count > 0 && steps.All(step => step.Ok), steps));
    }

    private async Task<IResult> OperateAsync(HttpContext http, string link, LinkOperation operation, string verb)
    {
        var caller = Caller.Of(http);
        _ = StrictBody.Parse<EmptyBody>(await StrictBody.ReadAsync(http.Request, http.RequestAborted));
        var found = Link(caller, link);
        if (!await runtime.OperateLinkAsync(found.Id, operation, CancellationToken.None))
            throw new ProblemException(ProblemCodes.NoLink, $"'{link}' is not configured.");
        audit.Command(http, caller.Key, verb + "Link", link, StatusCodes.Status202Accepted, null);
        return TypedResults.Json(Link(caller, link), ApiJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    private LinkObject Link(Caller caller, string id) => access.Get<LinkObject>(caller, ObjectKind.Link, id, ProblemCodes.NoLink);
}
