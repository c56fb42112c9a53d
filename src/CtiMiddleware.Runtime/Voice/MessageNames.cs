namespace CtiMiddleware.Runtime.Voice;

/// <summary>What may be the name of a message: it becomes the name of a file, so nothing that could lead out of the folder is one.</summary>
public static class MessageNames
{
    /// <summary>The longest name.</summary>
    public const int MaxLength = 100;

    /// <summary>Whether it is one: letters, digits, <c>.</c>, <c>-</c>, <c>_</c> of ASCII, beginning with a letter or digit, no two dots in a row.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= MaxLength
        && char.IsAsciiLetterOrDigit(name[0])
        && name[^1] != '.'
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
        && !name.Contains("..", StringComparison.Ordinal);

    /// <summary>Refuses what is none.</summary>
    /// <exception cref="MessageStoreException">It is none.</exception>
    public static void Check(string name)
    {
        if (!IsName(name))
            throw new MessageStoreException(
                MessageProblem.BadName,
                $"'{Shown(name)}' is not a name of a message: 1 to {MaxLength} letters, digits, '.', '-' and '_', beginning with a letter or digit"
            );
    }

    private static string Shown(string name) =>
        string.Concat((name.Length <= MaxLength ? name : name[..MaxLength] + "…").Select(static c => char.IsControl(c) ? '?' : c));
}
