using System.IO.Enumeration;

namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>Compares names of messages with patterns of <c>*</c> and <c>?</c>, without regard to case.</summary>
public static class MessageNames
{
    /// <summary>Whether a name fits a pattern.</summary>
    public static bool Match(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);
}
