using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace CtiMiddleware.Server.Rest;

/// <summary>The parameters that all lists share, read strictly: a parameter that is not known is an error, not ignored.</summary>
/// <param name="Limit">How many, 1 to 1,000, default 100.</param>
/// <param name="After">The identifier after which to go on, or null.</param>
public sealed record ListQuery(int Limit, string? After)
{
    /// <summary>The most that one answer holds.</summary>
    public const int MaxLimit = 1000;

    /// <summary>Reads them.</summary>
    /// <param name="query">The query.</param>
    /// <param name="others">The other parameters that the list knows.</param>
    /// <exception cref="ProblemException">One is not legal or not known.</exception>
    public static ListQuery Read(IQueryCollection query, params ReadOnlySpan<string> others)
    {
        CheckKnown(query, ["limit", "after", .. others]);
        var limit = 100;
        if (query.TryGetValue("limit", out var text))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > MaxLimit)
                throw ProblemException.At(ProblemCodes.InvalidValue, "limit", $"'{text}' is not a number from 1 to {MaxLimit}.");
        }
        return new ListQuery(limit, query.TryGetValue("after", out var after) ? Decode(after.ToString()) : null);
    }

    /// <summary>Refuses parameters that are not known.</summary>
    public static void CheckKnown(IQueryCollection query, params ReadOnlySpan<string> known)
    {
        foreach (var name in query.Keys)
        {
            if (!known.Contains(name))
                throw ProblemException.At(
                    ProblemCodes.UnknownField,
                    name,
                    $"'{name}' is not a parameter here; known: {string.Join(", ", known.ToArray())}."
                );
        }
    }

    /// <summary>The text for <c>next</c>.</summary>
    public static string Encode(string id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(id));

    private static string Decode(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        }
        catch (FormatException)
        {
            throw ProblemException.At(ProblemCodes.InvalidValue, "after", "It is not one that a list gave.");
        }
    }
}
