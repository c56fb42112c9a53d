using YamlDotNet.RepresentationModel;

namespace CtiMiddleware.Simulators.Switch.Profiles;

/// <summary>A mapping of a profile after its values were read: only valid ones are in it, each with its place.</summary>
internal sealed class ProfileRow(YamlNode node)
{
    private readonly Dictionary<string, (object Value, YamlNode Node)> _values = new(StringComparer.Ordinal);

    public YamlNode Node { get; } = node;

    public IEnumerable<(string Key, object Value)> Values => _values.Select(value => (value.Key, value.Value.Value));

    public void Add(string key, object value, YamlNode at) => _values[key] = (value, at);

    public bool Has(string key) => _values.ContainsKey(key);

    public YamlNode At(string key) => _values.TryGetValue(key, out var value) ? value.Node : Node;

    public string Text(string key, string otherwise = "") => _values.TryGetValue(key, out var value) ? (string)value.Value : otherwise;

    public int Count(string key, int otherwise) => _values.TryGetValue(key, out var value) ? (int)value.Value : otherwise;

    public double Real(string key, double otherwise) => _values.TryGetValue(key, out var value) ? (double)value.Value : otherwise;

    public bool Flag(string key, bool otherwise) => _values.TryGetValue(key, out var value) ? (bool)value.Value : otherwise;

    public TimeSpan? Time(string key) => _values.TryGetValue(key, out var value) ? (TimeSpan)value.Value : null;

    public string[] Numbers(string key) => _values.TryGetValue(key, out var value) ? (string[])value.Value : [];

    public IReadOnlyList<(string Key, T Value)> Pairs<T>(string key) =>
        _values.TryGetValue(key, out var value) ? (IReadOnlyList<(string, T)>)value.Value : [];
}
