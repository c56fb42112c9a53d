using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.AsteriskAmi.Commands;

/// <summary>How a command is carried out: actions in order, or a refusal.</summary>
internal sealed record AmiPlan(IReadOnlyList<AmiAction> Actions, bool All = true)
{
    public CommandAnswer? Refusal { get; private init; }

    public static AmiPlan Of(AmiAction action) => new([action]);

    public static AmiPlan Refused(Failure failure, string text) => new([]) { Refusal = CommandAnswer.Rejected(failure, text) };

    public static AmiPlan NotSupported(string text) => new([]) { Refusal = CommandAnswer.NotSupported(text) };
}
