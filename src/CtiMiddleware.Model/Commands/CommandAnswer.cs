using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Model.Commands;

/// <summary>The switch's answer to a command, as the adapter reports it.</summary>
/// <param name="Outcome">Acknowledged, rejected or notSupported; the other outcomes are the runtime's to give.</param>
public sealed record CommandAnswer(CommandOutcome Outcome)
{
    /// <summary>Why it was refused; null when it was not.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The switch's own words, or ours when it was refused without asking the switch.</summary>
    public string? Text { get; init; }

    /// <summary>What the answer carries beyond that, in the switch's terms: fields of an escape's response, the path of a recording.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>A plain positive answer.</summary>
    public static CommandAnswer Acknowledged { get; } = new(CommandOutcome.Acknowledged);

    /// <summary>A refusal.</summary>
    public static CommandAnswer Rejected(Failure failure, string text) => new(CommandOutcome.Rejected) { Failure = failure, Text = text };

    /// <summary>Not supported, with the sentence that says why.</summary>
    public static CommandAnswer NotSupported(string text) =>
        new(CommandOutcome.NotSupported) { Failure = Causes.Failure.InvalidFeature, Text = text };
}
