using System.Text.Json;
using CtiMiddleware.Simulators.Host.Control.Bodies;
using CtiMiddleware.Simulators.Host.Running;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>Faults of the faces: what there is, what is set, what each did.</summary>
internal static class FaultEndpoints
{
    public static void Map(IEndpointRouteBuilder api, SimWorld world)
    {
        api.MapGet("/faults", (HttpContext http, string? face) => ListAsync(http, world, face));
        api.MapPost("/faults", (Delegate)((HttpContext http) => SetAsync(http, world)));
        api.MapDelete("/faults", (HttpContext http, string? face) => ClearAsync(http, world, face));
        api.MapDelete("/faults/{number:int}", (HttpContext http, int number, string? face) => RemoveAsync(http, world, number, face));
    }

    private static async Task<IResult> ListAsync(HttpContext http, SimWorld world, string? face)
    {
        var faces = face is null ? world.Switch.Faces : [world.Face(face)];
        var boards = await world.Switch.RunAsync(
            engine =>
                faces
                    .Select(one =>
                    {
                        var board = one.Access.Face.Faults;
                        return new FaultBoardView(
                            one.Protocol,
                            [.. board.Supported.Select(FaultBoard.Name)],
                            [.. board.Active.Select(fault => FaultView.Of(fault, engine.Kernel.Elapsed))],
                            [.. board.Past.Select(fault => FaultView.Of(fault, engine.Kernel.Elapsed))]
                        );
                    })
                    .ToArray(),
            http.RequestAborted
        );
        return Results.Json(boards, ControlJson.Options);
    }

    private static async Task<IResult> SetAsync(HttpContext http, SimWorld world)
    {
        var body = await ControlJson.ReadAsync<FaultBody>(http.Request);
        var face = world.Face(body.Face);
        var supported = face.Access.Face.Faults.Supported.Select(FaultBoard.Name).ToArray();
        var kind =
            FaultBoard.Find(body.Kind)
            ?? throw Refused($"There is no fault {body.Kind}; the face {face.Protocol} can produce {string.Join(", ", supported)}.");
        var spec = new FaultSpec(kind)
        {
            Share = body.Share ?? 1,
            Direction = body.Direction,
            After = Times.Of("afterMs", body.AfterMs),
            For = Times.Of("forMs", body.ForMs),
            Times = body.Times,
            Match = body.Match,
            Parameters = (body.Parameters ?? new Dictionary<string, JsonElement>()).ToDictionary(
                static pair => pair.Key,
                static pair => Text(pair.Key, pair.Value),
                StringComparer.Ordinal
            ),
        };
        try
        {
            var view = await world.Switch.RunAsync(
                engine => FaultView.Of(face.Access.Face.Faults.Set(spec), engine.Kernel.Elapsed),
                http.RequestAborted
            );
            return Results.Json(view, ControlJson.Options, statusCode: StatusCodes.Status201Created);
        }
        catch (FaultRefusedException refused)
        {
            throw Refused(refused.Message);
        }

        ControlException Refused(string detail) =>
            new(ControlProblem.Of("fault.refused", 422, "The face cannot produce this fault", detail) with { Supported = supported });
    }

    private static async Task<IResult> RemoveAsync(HttpContext http, SimWorld world, int number, string? face)
    {
        var board = world.Face(face).Access.Face.Faults;
        if (!await world.Switch.RunAsync(_ => board.Remove(number), http.RequestAborted))
            throw new ControlException(ControlProblem.NotFound("fault", $"No fault {number} is set."));
        return Results.NoContent();
    }

    private static async Task<IResult> ClearAsync(HttpContext http, SimWorld world, string? face)
    {
        foreach (var one in face is null ? world.Switch.Faces : [world.Face(face)])
            await world.Switch.ClearFaultsAsync(one, http.RequestAborted);
        return Results.NoContent();
    }

    private static string Text(string name, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => throw new ControlException(ControlProblem.Invalid($"parameters.{name}", "A parameter is a text, a number or a truth.")),
        };
}
