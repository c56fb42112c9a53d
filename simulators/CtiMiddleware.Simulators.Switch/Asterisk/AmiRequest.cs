using System.Globalization;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>One action as received: its headers in order. Header names are compared without case, as Asterisk does.</summary>
internal sealed class AmiRequest
{
    public List<(string Key, string Value)> Headers { get; } = [];

    public string Action => Get("Action");

    public string? ActionId => Find("ActionID");

    public string Get(string key) => Find(key) ?? "";

    public string? Find(string key)
    {
        foreach (var (name, value) in Headers)
        {
            if (name.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }
        return null;
    }

    public IEnumerable<string> All(string key) =>
        Headers.Where(h => h.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    public int? Number(string key) =>
        int.TryParse(Get(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Asterisk's idea of truth.</summary>
    public bool IsTrue(string key) => Get(key).ToUpperInvariant() is "YES" or "TRUE" or "Y" or "T" or "1" or "ON";
}
