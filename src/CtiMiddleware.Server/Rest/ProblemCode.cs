namespace CtiMiddleware.Server.Rest;

/// <summary>One of the enumerated problem codes: documented in docs/api/problems.md, never reused for something else.</summary>
/// <param name="Code">The code.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Retry"><c>never</c>, <c>safe</c> (nothing was done), <c>later</c>, or <c>askOperation</c>: never send again blindly, ask the operation.</param>
/// <param name="Title">What it means, the same for every occurrence.</param>
/// <param name="Advice">What to do.</param>
public sealed record ProblemCode(string Code, int Status, string Retry, string Title, string Advice)
{
    /// <summary>Nothing was sent to a switch and repeating it as it is will fail again.</summary>
    public const string Never = "never";

    /// <summary>Nothing was done; repeating is safe.</summary>
    public const string Safe = "safe";

    /// <summary>Repeating makes sense after a while.</summary>
    public const string Later = "later";

    /// <summary>Something may have been done: ask the operation, do not repeat.</summary>
    public const string AskOperation = "askOperation";
}
