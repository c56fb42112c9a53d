using System.Buffers;

namespace CtiMiddleware.Adapters.AsteriskAmi.Commands;

/// <summary>What Asterisk would read as something else than the application meant. Refused, or written so that it is read as it was meant.</summary>
internal static class CommandChecks
{
    private const string NameCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // A key with brackets is a function of the dial plan, which may write files; commas, equals signs and quotes are the list's own.
    private static readonly SearchValues<char> s_variable = SearchValues.Create(NameCharacters + "_-.:");

    // A slash, @ or & behind PJSIP/ leads to another address or to several devices.
    private static readonly SearchValues<char> s_number = SearchValues.Create(NameCharacters + "+*#_-.");

    // What the dial plan, the application's argument list or a shell would take for something else than a name.
    private static readonly SearchValues<char> s_unsafeInFileName = SearchValues.Create("|,;&`$");

    // What Asterisk's argument lists treat as special outside brackets (main/app.c, __ast_app_separate_args).
    private static readonly SearchValues<char> s_listCharacters = SearchValues.Create(",\"\\");

    private static readonly string[] s_sessionActions = ["Login", "Logoff", "Challenge", "Events", "Filter", "WaitEvent"];

    /// <summary>Whether a key can be the name of a channel variable.</summary>
    public static bool IsVariable(string key) => key.Length > 0 && !key.AsSpan().ContainsAnyExcept(s_variable);

    /// <summary>Why a key is none, in words.</summary>
    public static string NoVariable(string key) =>
        $"\"{key}\" cannot be the name of a channel variable; letters, digits and _ - . : can be in one";

    /// <summary>Whether a number can be put into the dial template.</summary>
    public static bool IsNumber(string number) => number.Length > 0 && !number.AsSpan().ContainsAnyExcept(s_number);

    /// <summary>Whether a file name says nothing but a place in the folder of recordings.</summary>
    public static bool IsFileName(string file) =>
        !file.StartsWith('/') && !file.Contains("..", StringComparison.Ordinal) && !file.AsSpan().ContainsAny(s_unsafeInFileName);

    /// <summary>
    /// A value inside a Variable header, which Asterisk takes for a list with commas, quotes and backslashes (main/manager.c,
    /// man_do_variable_value): without the backslashes a comma would end the value and begin another variable.
    /// </summary>
    public static string Quote(string? value)
    {
        if (value is null || !value.AsSpan().ContainsAny(s_listCharacters))
            return value ?? string.Empty;
        var quoted = new System.Text.StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            if (s_listCharacters.Contains(c))
                quoted.Append('\\');
            quoted.Append(c);
        }
        return quoted.ToString();
    }

    /// <summary>Why a request in Asterisk's own terms may not be sent, in words; null when it may.</summary>
    public static string? EscapeProblem(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        if (fields.Count == 0 || !Is(fields[0].Key, "Action"))
            return "the first field must be Action";
        // Asterisk compares names of actions without regard to case and skips blanks around them.
        var action = fields[0].Value.Trim();
        foreach (var name in s_sessionActions)
        {
            if (Is(action, name))
                return "the session of the link belongs to the middleware";
        }
        return Is(action, "Originate") && !OneTrue(fields, "Async")
            ? "an Originate without Async: true stops every event of the link until it is answered"
            : null;
    }

    // Asterisk reads the first header of a name; which one is meant when there are several is not for us to guess.
    private static bool OneTrue(IReadOnlyList<KeyValuePair<string, string>> fields, string key)
    {
        var values = fields.Where(field => Is(field.Key.Trim(), key)).Select(field => field.Value).ToList();
        return values.Count == 1 && IsTrue(values[0]);
    }

    // What ast_true takes for yes (main/utils.c).
    private static bool IsTrue(string value) =>
        value.Trim() is "1" || ((string[])["yes", "true", "y", "t", "on"]).Any(yes => Is(value.Trim(), yes));

    private static bool Is(string text, string name) => string.Equals(text, name, StringComparison.OrdinalIgnoreCase);
}
