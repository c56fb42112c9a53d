namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>A bridge as Asterisk shows it.</summary>
internal sealed class AmiBridge(string id, string type, string creator, string name)
{
    public string Id { get; } = id;
    public string Type { get; } = type;
    public string Creator { get; } = creator;
    public string Name { get; } = name;
    public List<AmiChannel> Channels { get; } = [];
    public bool Permanent { get; init; }

    public string Technology =>
        Type switch
        {
            "parking" => "holding_bridge",
            "base" => "softmix",
            _ => Channels.Count > 2 ? "softmix" : "simple_bridge",
        };
}
