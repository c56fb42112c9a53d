using CtiMiddleware.Server.Rest.Bodies;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Rest;

/// <summary>What the API can do with the simulated switch of the demonstration.</summary>
/// <param name="audit">The audit log.</param>
/// <param name="simulator">The simulated switch; null when none runs.</param>
public sealed class SimEndpoints(AuditLog audit, ISimulatorControl? simulator = null)
{
    private const int LongestMs = 3_600_000;

    /// <summary>Maps the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/sim/calls", (Delegate)InjectAsync)
            .WithMetadata(new RequiredScope(ApiScope.Sim))
            .WithTags("sim")
            .WithSummary("Bring a call into the simulated switch (demo only)")
            .Accepts<SimCallBody>("application/json")
            .Produces<SimCallReply>(StatusCodes.Status202Accepted)
            .Problems(400, 401, 403, 404, 422, 429);

    private async Task<IResult> InjectAsync(HttpContext http)
    {
        var caller = Caller.Of(http);
        var body = StrictBody.Parse<SimCallBody>(await StrictBody.ReadAsync(http.Request, http.RequestAborted));
        if (simulator is null)
            throw new ProblemException(ProblemCodes.NoSimulator);
        var from = Bare(Numbers.Text("from", body.From, 64));
        var to = Bare(Numbers.Text("to", body.To, 64));
        try
        {
            var answerAfter = Milliseconds("answerAfterMs", body.AnswerAfterMs);
            var talkFor = Milliseconds("talkForMs", body.TalkForMs);
            var reply = await simulator.InjectAsync(from, to, answerAfter, talkFor, http.RequestAborted);
            audit.Command(http, caller.Key, "InjectCall", $"{from} {to}", StatusCodes.Status202Accepted, null);
            return TypedResults.Json(reply, ApiJson.Options, statusCode: StatusCodes.Status202Accepted);
        }
        catch (ArgumentException refused)
        {
            throw new ProblemException(ProblemCodes.SimulatorRefused, refused.Message.Split(" (Parameter", 2)[0]);
        }
    }

    // hq:1001 and 1001 are the same telephone.
    private static string Bare(string number) => number[(number.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static TimeSpan? Milliseconds(string field, int? value) =>
        value switch
        {
            null => null,
            >= 0 and <= LongestMs => TimeSpan.FromMilliseconds(value.Value),
            _ => throw ProblemException.At(ProblemCodes.InvalidValue, field, $"It must be 0 to {LongestMs}."),
        };
}
