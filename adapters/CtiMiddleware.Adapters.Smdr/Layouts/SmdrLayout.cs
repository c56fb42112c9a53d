using CtiMiddleware.Model.CallDetails;

namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>How one PBX writes its call detail records, checked. Immutable.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Source">Where its columns come from.</param>
/// <param name="Shapes">The forms of its lines, in the order in which they are tried.</param>
public sealed record SmdrLayout(string Name, string Title, string Source, IReadOnlyList<SmdrShape> Shapes)
{
    /// <summary>Fields whose columns or meaning no source confirms.</summary>
    public IReadOnlyList<string> Unconfirmed { get; init; } = [];

    /// <summary>What the time in a record is the time of.</summary>
    public CallDetailTimeOf TimeOf { get; init; }

    /// <summary>Codes of the condition.</summary>
    public IReadOnlyDictionary<string, SmdrCode> Codes { get; init; } = new Dictionary<string, SmdrCode>();

    /// <summary>The PBX sends eight-bit characters (ISO 8859-1); otherwise the eighth bit is taken off.</summary>
    public bool EightBit { get; init; }

    /// <summary>What is asked before records come, and what is answered.</summary>
    public IReadOnlyList<(string Expect, string Send)> Login { get; init; } = [];
}
