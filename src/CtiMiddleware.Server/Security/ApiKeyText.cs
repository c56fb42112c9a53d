using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CtiMiddleware.Server.Security;

/// <summary>
/// The text of an API key: <c>ctk_&lt;id&gt;_&lt;secret&gt;</c> with 256 random bits in base64url. The secret has the entropy of a hash,
/// so that a plain SHA-256 is enough to store it and no slow password hash is needed on every request.
/// </summary>
public static class ApiKeyText
{
    /// <summary>How every key begins.</summary>
    public const string Prefix = "ctk_";

    /// <summary>The longest text that is looked at.</summary>
    public const int MaxLength = 256;

    /// <summary>Makes a key for an identifier; the only place where its text exists.</summary>
    public static string Generate(string id)
    {
        Span<byte> secret = stackalloc byte[32];
        RandomNumberGenerator.Fill(secret);
        return string.Concat(Prefix, id, "_", Base64Url.EncodeToString(secret));
    }

    /// <summary>SHA-256 of a key's text.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether an identifier can stand in a key: 1 to 32 letters, digits and hyphens.</summary>
    public static bool IsValidId(string id) => id.Length is > 0 and <= 32 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>Whether a text has the shape of a key; says nothing of its being known.</summary>
    public static bool HasShape(string text)
    {
        if (text.Length > MaxLength || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var end = text.IndexOf('_', Prefix.Length);
        return end > Prefix.Length && IsValidId(text[Prefix.Length..end]) && text.Length - end - 1 >= 16;
    }
}
