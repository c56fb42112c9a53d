using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Runtime.Commands;

namespace CtiMiddleware.Server.Rest;

/// <summary>Maps how a command ended to what HTTP says. Pure.</summary>
public static class OutcomeMapper
{
    /// <summary>The problem of an operation that did not end well; null when the switch acknowledged it.</summary>
    public static Problem? ToProblem(Operation operation)
    {
        var problem = operation.Outcome switch
        {
            CommandOutcome.Acknowledged => null,
            CommandOutcome.Rejected => Rejected(operation.Failure ?? Failure.Generic),
            CommandOutcome.NotSupported => Problem.Of(SwitchCodes.NotSupported),
            CommandOutcome.NotSent => Problem.Of(ProblemCodes.LinkDown),
            CommandOutcome.Unknown => Problem.Of(ProblemCodes.NoAnswer),
            _ => Problem.Of(ProblemCodes.Internal, "The operation ended without an outcome."),
        };
        if (problem is null)
            return null;
        return problem with
        {
            Detail = operation.Text ?? problem.Detail,
            Outcome = operation.Outcome,
            Switch = operation.Switch.Value,
            Link = operation.Link?.Value,
            Service = operation.Service,
            Operation = operation.Id.Value,
            Native = operation.Outcome is CommandOutcome.Rejected or CommandOutcome.NotSupported
                ? new ProblemNative(operation.Failure?.Category, operation.Failure?.Value, operation.Text)
                : null,
        };
    }

    private static Problem Rejected(Failure failure)
    {
        var code = SwitchCodes.All[failure.Category];
        return Problem.Of(code) with { Code = $"{code.Code}.{failure.Value}" };
    }
}
