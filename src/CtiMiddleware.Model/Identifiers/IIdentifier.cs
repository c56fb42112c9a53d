namespace CtiMiddleware.Model.Identifiers;

/// <summary>An identifier that is one text. Lets one JSON converter serve all of them.</summary>
/// <typeparam name="TSelf">The identifier itself.</typeparam>
public interface IIdentifier<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    /// <summary>The text.</summary>
    string Value { get; }

    /// <summary>Makes an identifier of a text; does not validate.</summary>
    static abstract TSelf FromText(string value);
}
