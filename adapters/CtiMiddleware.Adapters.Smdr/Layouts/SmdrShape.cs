using System.Text.RegularExpressions;
using CtiMiddleware.Model.CallDetails;

namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>One form of line of a layout, checked. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What such a line is.</param>
/// <param name="Fields">Its fields.</param>
public sealed record SmdrShape(string Name, SmdrShapeKind Kind, IReadOnlyList<SmdrField> Fields)
{
    /// <summary>The whole line; null for columns.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>Columns of a line; 0 with <see cref="Pattern"/>.</summary>
    public int Length { get; init; }

    /// <summary>What is left when the blanks at the end are cut off by the sender.</summary>
    public int MinLength { get; init; }

    /// <summary>Members of the record by the field that gives them.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();

    /// <summary>The direction of every such call; null when a code decides.</summary>
    public CallDetailDirection? Direction { get; init; }

    /// <summary>The condition of every such call; null when a code decides.</summary>
    public CallDetailCondition? Condition { get; init; }

    /// <summary>What the time is the time of; null for the layout's.</summary>
    public CallDetailTimeOf? TimeOf { get; init; }

    /// <summary>Whether such a call was transferred; null when it is not told.</summary>
    public bool? Transferred { get; init; }

    /// <summary>The field whose value is looked up in the layout's codes; null for none.</summary>
    public string? Code { get; init; }
}
