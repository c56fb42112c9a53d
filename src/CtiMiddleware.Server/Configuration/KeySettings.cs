using System.Globalization;
using System.Text.Json;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Configuration;

/// <summary>Reads one entry of <c>Cti:ApiKeys</c>.</summary>
public static class KeySettings
{
    private const string HashPrefix = "sha256:";

    /// <summary>Reads <c>sha256:&lt;64 hexadecimal digits&gt;</c>.</summary>
    public static bool TryReadHash(string text, out byte[] hash)
    {
        hash = [];
        if (!text.StartsWith(HashPrefix, StringComparison.Ordinal) || text.Length != HashPrefix.Length + 64)
            return false;
        var hex = text[HashPrefix.Length..];
        if (!hex.All(char.IsAsciiHexDigit))
            return false;
        hash = Convert.FromHexString(hex);
        return true;
    }

    /// <summary>Reads the entry; null when it is so wrong that there is no key. Never puts the key's text into an error.</summary>
    public static ApiKey? Read(SettingsNode node)
    {
        var key = node.RequiredText("Key", "Give the key's text (ctk_<id>_<secret>) or its hash (sha256:<hex>).");
        var id = node.Text("Id");
        var scopes = ReadScopes(node);
        var devices = node.Texts("Devices");
        var counterparts = node.Flag("CounterpartsVisible");
        var expires = ReadExpiry(node);
        node.Close();

        foreach (var rule in devices)
        {
            if (rule != "*" && (rule.IndexOf(':', StringComparison.Ordinal) <= 0 || rule.Any(char.IsWhiteSpace)))
                node.Error("Devices", $"'{rule}' is not a device rule.", "Write patterns such as hq:21??, hq:agent:* or * for everything.");
        }
        if (key.Length == 0)
            return null;
        if (!TryReadHash(key, out var hash))
        {
            if (!ApiKeyText.HasShape(key))
            {
                node.Error(
                    "Key",
                    "is neither a key nor a hash.",
                    "Write ctk_<id>_<secret of at least 16 characters> or sha256:<64 hex digits>."
                );
                return null;
            }
            hash = ApiKeyText.Hash(key);
            id ??= key[ApiKeyText.Prefix.Length..key.IndexOf('_', ApiKeyText.Prefix.Length)];
        }
        if (id is null)
            node.Error("Id", "is missing.", "A key given by its hash needs a name, for example Id=crm.");
        else if (!ApiKeyText.IsValidId(id))
            node.Error("Id", $"'{id}' is not a name of a key.", "Use 1 to 32 letters, digits and hyphens.");
        return new ApiKey(id ?? string.Empty, hash, scopes, devices.Count == 0 ? ["*"] : devices, counterparts, expires);
    }

    private static HashSet<ApiScope> ReadScopes(SettingsNode node)
    {
        var scopes = new HashSet<ApiScope>();
        var names = Enum.GetValues<ApiScope>().Select(Name).ToArray();
        var texts = node.Texts("Scopes");
        if (texts.Count == 0)
            node.Error("Scopes", "is missing.", $"Name at least one of {string.Join(", ", names)}.");
        foreach (var text in texts)
        {
            var index = Array.FindIndex(names, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
            if (index >= 0)
                scopes.Add(Enum.GetValues<ApiScope>()[index]);
            else
                node.Error(
                    "Scopes",
                    $"'{text}' is not a scope.",
                    NearestMatch.Find(text, names) is { } near ? $"Did you mean {near}?" : $"Known: {string.Join(", ", names)}."
                );
        }
        return scopes;
    }

    private static DateTimeOffset? ReadExpiry(SettingsNode node)
    {
        if (node.Text("Expires") is not { } text)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires))
            return expires.ToUniversalTime();
        node.Error("Expires", $"'{text}' is not a time.", "Write it as 2027-01-31T00:00:00Z.");
        return null;
    }

    /// <summary>A scope's name as it is written.</summary>
    public static string Name(ApiScope scope) => JsonNamingPolicy.CamelCase.ConvertName(scope.ToString());
}
