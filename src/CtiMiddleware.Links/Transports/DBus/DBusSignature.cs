namespace CtiMiddleware.Links.Transports.DBus;

/// <summary>Signatures of D-Bus types. Pure.</summary>
internal static class DBusSignature
{
    /// <summary>The specification's bound of a signature in bytes.</summary>
    public const int MaxLength = 255;

    /// <summary>How deep values may lie in each other, variants included: half of what D-Bus allows, and far beyond what any service nests.</summary>
    public const int MaxDepth = 32;

    /// <summary>Cuts a signature into its complete types; null when it is none.</summary>
    public static IReadOnlyList<string>? Split(string signature)
    {
        if (signature.Length > MaxLength)
            return null;
        var types = new List<string>();
        for (var at = 0; at < signature.Length; )
        {
            var length = LengthOf(signature.AsSpan(at), 0, insideArray: false);
            if (length == 0)
                return null;
            types.Add(signature.Substring(at, length));
            at += length;
        }
        return types;
    }

    /// <summary>Whether it is a type that a key of a dictionary may have.</summary>
    public static bool IsBasic(char type) => "ybnqiuxtdsogh".Contains(type, StringComparison.Ordinal);

    /// <summary>Whether keys of this type are written as names of a JSON object.</summary>
    public static bool IsName(char type) => type is 's' or 'o' or 'g';

    // The length of the first complete type; 0 when there is none.
    private static int LengthOf(ReadOnlySpan<char> rest, int depth, bool insideArray)
    {
        if (rest.IsEmpty || depth > MaxDepth)
            return 0;
        if (IsBasic(rest[0]) || rest[0] == 'v')
            return 1;
        switch (rest[0])
        {
            case 'a':
                var element = LengthOf(rest[1..], depth + 1, insideArray: true);
                return element == 0 ? 0 : element + 1;
            case '(':
                var at = 1;
                while (at < rest.Length && rest[at] != ')')
                {
                    var member = LengthOf(rest[at..], depth + 1, insideArray: false);
                    if (member == 0)
                        return 0;
                    at += member;
                }
                return at > 1 && at < rest.Length ? at + 1 : 0;
            case '{' when insideArray && rest.Length > 3 && IsBasic(rest[1]):
                var value = LengthOf(rest[2..], depth + 1, insideArray: false);
                return value > 0 && 2 + value < rest.Length && rest[2 + value] == '}' ? value + 3 : 0;
            default:
                return 0;
        }
    }
}
