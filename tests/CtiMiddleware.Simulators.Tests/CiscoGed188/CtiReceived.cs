using CtiMiddleware.Adapters.CiscoGed188.Messages;

namespace CtiMiddleware.Simulators.Tests.CiscoGed188;

/// <summary>One message that a client received, as names and values.</summary>
internal sealed record CtiReceived(TimeSpan At, string Name, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public bool IsEvent => Name.EndsWith("_EVENT", StringComparison.Ordinal);

    /// <summary>The value of a field, by the tables' name; null when the message has none.</summary>
    public string? this[string field]
    {
        get
        {
            foreach (var (name, value) in Fields)
            {
                if (name == field)
                    return value;
            }
            return null;
        }
    }

    public uint Number(string field) => uint.Parse(this[field]!, System.Globalization.CultureInfo.InvariantCulture);

    public IReadOnlyList<string> All(string field) => [.. Fields.Where(pair => pair.Key == field).Select(static pair => pair.Value)];

    /// <summary>Name and viewpoint: <c>CALL_DELIVERED 1/1002 ALERTING</c>.</summary>
    public string Short
    {
        get
        {
            var name = Name.EndsWith("_EVENT", StringComparison.Ordinal) ? Name[..^6] : Name;
            var call = this["ConnectionCallID"] ?? this["PrimaryCallID"];
            var device = this["CONNECTION_DEVID"] ?? this["PRIMARY_DEVID"] ?? this["AGENT_INSTRUMENT"];
            var state = this["LocalConnectionState"];
            return string.Join(
                ' ',
                new[] { name, call is null ? device : $"{call}/{device}", state }.Where(static part => !string.IsNullOrEmpty(part))
            );
        }
    }

    public static CtiReceived Read(TimeSpan at, GedMessage message) => new(at, MessageText.NameOf(message), MessageText.Fields(message));
}
