namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>The fixed part of one message in one protocol version. Immutable; made once for each version from the table.</summary>
public sealed class MessageLayout
{
    private const int FieldCount = 256;
    private const int MessageCount = 256;
    private static readonly MessageLayout?[]?[] s_versions = new MessageLayout?[]?[GedWire.WideVersion + 1];
    private static readonly Lock s_gate = new();

    // Width in the top four bits, offset below; 0 when the message has no such field: an offset is at least 8.
    private readonly ushort[] _places = new ushort[FieldCount];

    private MessageLayout(MessageType type, string name)
    {
        Type = type;
        Name = name;
    }

    /// <summary>The message.</summary>
    public MessageType Type { get; }

    /// <summary>Its name in the specification, for example <c>CALL_HELD_EVENT</c>.</summary>
    public string Name { get; }

    /// <summary>Whether the layout is described; the body of one that is not is passed on as it is.</summary>
    public bool IsDescribed { get; private init; }

    /// <summary>The fields in wire order.</summary>
    public IReadOnlyList<FixedField> Fields { get; private init; } = [];

    /// <summary>Bytes of the fixed part, header not counted.</summary>
    public int FixedLength { get; private init; }

    /// <summary>The layout of a message number; null when the number is reserved or beyond the table.</summary>
    /// <param name="type">The number on the wire.</param>
    /// <param name="version">The protocol version, at least <see cref="GedWire.OldestVersion"/>.</param>
    public static MessageLayout? Find(uint type, int version) => type < MessageCount ? Table(version)[type] : null;

    /// <summary>The layout of a message by its name in the specification or in <see cref="MessageType"/>; null when there is none.</summary>
    public static MessageLayout? Find(string name, int version)
    {
        foreach (var layout in Table(version))
        {
            if (
                layout is not null
                && (
                    string.Equals(layout.Name, name, StringComparison.OrdinalIgnoreCase)
                    || string.Equals(layout.Type.ToString(), name, StringComparison.OrdinalIgnoreCase)
                )
            )
                return layout;
        }
        return null;
    }

    /// <summary>Whether the message has a field in this version.</summary>
    public bool Has(Field field) => _places[(int)field] != 0;

    /// <summary>Where a field stands and how wide it is; false when the message has none in this version.</summary>
    public bool TryFind(Field field, out int offset, out int width)
    {
        var place = Place(field);
        offset = place & 0xFFF;
        width = place >> 12;
        return place != 0;
    }

    /// <summary>A field by name; false when the message has none in this version.</summary>
    public bool TryFind(string name, out FixedField field)
    {
        foreach (var candidate in Fields)
        {
            if (string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                field = candidate;
                return true;
            }
        }
        field = default;
        return false;
    }

    /// <summary>Width in the top four bits, offset in the lower twelve; 0 when there is no such field.</summary>
    internal int Place(Field field) => _places[(byte)field];

    private static MessageLayout?[] Table(int version)
    {
        var index = Math.Clamp(version, GedWire.OldestVersion, GedWire.WideVersion);
        if (s_versions[index] is { } known)
            return known;
        lock (s_gate)
            return s_versions[index] ??= Load(index);
    }

    private static MessageLayout?[] Load(int version)
    {
        var table = new MessageLayout?[MessageCount];
        foreach (var line in GedTables.Lines("messages.txt"))
        {
            var number = GedTables.Number(line[0]);
            if (!line[1].StartsWith("RESERVED_", StringComparison.Ordinal))
                table[number] = Read((MessageType)number, line, version);
        }
        return table;
    }

    private static MessageLayout Read(MessageType type, string[] line, int version)
    {
        if (line[2] == "-")
            return new MessageLayout(type, line[1]);
        var fields = new List<FixedField>();
        var offset = GedWire.HeaderLength;
        foreach (var text in line.AsSpan(2))
        {
            var parts = text.Split(':', '=');
            var since = parts[0].Split('@');
            if (since.Length == 2 && version < GedTables.Number(since[1]))
                continue;
            var width = GedTables.Number(parts[1]);
            fields.Add(new FixedField(since[0], offset, width, parts.Length > 2 ? parts[2] : string.Empty));
            offset += width;
        }
        var layout = new MessageLayout(type, line[1])
        {
            IsDescribed = true,
            Fields = fields,
            FixedLength = offset - GedWire.HeaderLength,
        };
        foreach (var field in fields)
        {
            if (Enum.TryParse<Field>(field.Name, out var key))
                layout._places[(int)key] = (ushort)((field.Width << 12) | field.Offset);
        }
        return layout;
    }
}
