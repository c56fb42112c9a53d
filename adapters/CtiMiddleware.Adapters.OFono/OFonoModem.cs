using CtiMiddleware.Links.Transports.DBus;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>What is known of oFono's modems and of the one that is our line. Immutable; changes are new records.</summary>
/// <param name="Wanted">The path that the options ask for, or null for the only one.</param>
internal sealed record OFonoModem(string? Wanted)
{
    /// <summary>The properties of every modem by its path.</summary>
    public IReadOnlyDictionary<string, Condition> Modems { get; init; } = new Dictionary<string, Condition>(StringComparer.Ordinal);

    /// <summary>The registration of our modem: the word of NetworkRegistration; null when it was not told.</summary>
    public string? Registration { get; init; }

    /// <summary>Why switching on did not succeed, or null.</summary>
    public string? PowerProblem { get; init; }

    /// <summary>The path of our modem, or null when there is none or it cannot be chosen.</summary>
    public string? Path =>
        Wanted is not null ? (Modems.ContainsKey(Wanted) ? Wanted : null)
        : Modems.Count == 1 ? Modems.Keys.First()
        : null;

    /// <summary>Our modem's condition; all off when there is none.</summary>
    public Condition Own => Path is { } path ? Modems[path] : new Condition();

    /// <summary>Whether our modem has an interface.</summary>
    public bool Has(string name) => Own.Interfaces.Contains(name, StringComparer.Ordinal);

    /// <summary>Why calls cannot be made, in words; null when they can.</summary>
    public string? Impairment
    {
        get
        {
            if (Path is not { } path)
            {
                return Wanted is not null ? $"oFono has no modem {Wanted}; {Others}"
                    : Modems.Count == 0 ? "oFono has no modem"
                    : $"oFono has several modems; set Modem: {Others}";
            }
            var off = PowerProblem is null ? "" : $"; switching it on failed: {PowerProblem}";
            return !Own.Powered ? $"modem {path} is switched off{off}"
                : !Own.Online ? $"modem {path} is offline{off}"
                : !Has(OFonoNames.VoiceCallManager) ? $"modem {path} has no voice calls: it is starting, or its SIM is missing or locked"
                : Registration is null or "registered" or "roaming" ? null
                : $"modem {path} is not registered with a network: {Registration}";
        }
    }

    private string Others =>
        Modems.Count == 0 ? "it has none" : $"it has {string.Join(", ", Modems.Keys.Order(StringComparer.Ordinal).Take(20))}";

    /// <summary>With all modems as the answer to GetModems names them.</summary>
    public OFonoModem WithAll(DBusValue.Array modems)
    {
        var all = new Dictionary<string, Condition>(StringComparer.Ordinal);
        foreach (var item in modems.Items)
        {
            if (item is DBusValue.Structure { Members: [DBusValue.Text path, DBusValue.Array properties] })
                all[path.Value] = new Condition().With(properties);
        }
        return this with { Modems = all };
    }

    /// <summary>With a modem that was added, or without one that was removed.</summary>
    public OFonoModem With(string path, DBusValue.Array? properties)
    {
        var all = new Dictionary<string, Condition>(Modems, StringComparer.Ordinal);
        if (properties is null)
            all.Remove(path);
        else
            all[path] = new Condition().With(properties);
        return this with { Modems = all };
    }

    /// <summary>With a property of a modem that changed; the same when the modem is not known.</summary>
    public OFonoModem With(string path, string property, DBusValue value)
    {
        if (!Modems.TryGetValue(path, out var condition))
            return this;
        return this with
        {
            Modems = new Dictionary<string, Condition>(Modems, StringComparer.Ordinal) { [path] = condition.With(property, value) },
        };
    }

    /// <summary>The properties of one modem that matter.</summary>
    public sealed record Condition
    {
        /// <summary>Switched on.</summary>
        public bool Powered { get; init; }

        /// <summary>Its radio is on.</summary>
        public bool Online { get; init; }

        /// <summary>Its interfaces.</summary>
        public IReadOnlyList<string> Interfaces { get; init; } = [];

        /// <summary>Who made it, or empty.</summary>
        public string Manufacturer { get; init; } = "";

        /// <summary>What it is called, or empty.</summary>
        public string Model { get; init; } = "";

        /// <summary>Manufacturer and model, as far as told.</summary>
        public string Name => $"{Manufacturer} {Model}".Trim();

        /// <summary>With all properties of a dictionary.</summary>
        public Condition With(DBusValue.Array properties)
        {
            var condition = this;
            foreach (var item in properties.Items)
            {
                if (item is DBusValue.Entry { Key: DBusValue.Text key, Value: var value })
                    condition = condition.With(key.Value, value);
            }
            return condition;
        }

        /// <summary>With one property; the same when it does not matter.</summary>
        public Condition With(string property, DBusValue value) =>
            (property, value.Bare) switch
            {
                ("Powered", DBusValue.Flag flag) => this with { Powered = flag.Value },
                ("Online", DBusValue.Flag flag) => this with { Online = flag.Value },
                ("Interfaces", var list) when list.AsTexts is { } names => this with { Interfaces = names },
                ("Manufacturer", DBusValue.Text text) => this with { Manufacturer = text.Value },
                ("Model", DBusValue.Text text) => this with { Model = text.Value },
                _ => this,
            };
    }
}
