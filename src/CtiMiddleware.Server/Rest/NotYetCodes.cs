namespace CtiMiddleware.Server.Rest;

/// <summary>The codes of what is not there yet.</summary>
public static class NotYetCodes
{
    /// <summary>The parts of the API that are not there yet, by what they are named after <c>notYet.</c>.</summary>
    public static readonly IReadOnlyDictionary<string, ProblemCode> All = new[]
    {
        ("routing", "routing dialogues"),
        ("voice", "speech synthesis"),
        ("dataPaths", "I/O services and data collection"),
        ("traces", "traces"),
        ("config", "changing the configuration at run time"),
        ("webhooks", "webhooks"),
        ("durable", "durable subscriptions"),
        ("req", "requests over the stream"),
        ("rotate", "planned rotation of stream connections"),
        ("keys", "managing API keys at run time"),
        ("repairs", "the list of repairs"),
        ("fresh", "asking the switch again on a read"),
        ("physical", "physical device services"),
        ("deviceFeatures", "logical device features beyond message waiting"),
        ("service", "this ECMA-269 service"),
    }.ToDictionary(
        pair => pair.Item1,
        pair => new ProblemCode($"notYet.{pair.Item1}", 501, ProblemCode.Never, $"Not there yet: {pair.Item2}", "See docs/api/not-yet.md."),
        StringComparer.Ordinal
    );
}
