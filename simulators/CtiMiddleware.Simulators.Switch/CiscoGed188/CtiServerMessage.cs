using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>
/// One message, kept apart from its bytes: the same event goes to clients of different versions under different monitors. Begun anew for each
/// message; not thread-safe.
/// </summary>
internal sealed class CtiServerMessage
{
    private static readonly Field[] NotKnown =
    [
        Field.ServiceNumber,
        Field.ServiceID,
        Field.SkillGroupNumber,
        Field.SkillGroupID,
        Field.LineHandle,
        Field.AlertingDeviceType,
        Field.AnsweringDeviceType,
        Field.CallingDeviceType,
        Field.CalledDeviceType,
        Field.LastRedirectDeviceType,
        Field.HoldingDeviceType,
        Field.RetrievingDeviceType,
        Field.ReleasingDeviceType,
        Field.FailingDeviceType,
        Field.DivertingDeviceType,
        Field.TransferringDeviceType,
        Field.TransferredDeviceType,
        Field.ControllerDeviceType,
        Field.AddedPartyDeviceType,
        Field.TrunkUsedDeviceType,
        Field.QueueDeviceType,
        Field.EventDeviceType,
        Field.SecondaryCallID,
        Field.SecondaryDeviceIDType,
        Field.NewConnectionCallID,
        Field.NewConnectionDeviceIDType,
        Field.EventCause,
        Field.LocalConnectionState,
    ];

    private readonly List<(Field Field, uint Value)> _fixed = [];
    private readonly List<(string Field, uint Value)> _byName = [];
    private readonly List<Floating> _floating = [];
    private readonly List<List<Floating>> _units = [];
    private bool _inList;

    private enum Form
    {
        Text,
        Number,
        Bytes,
        NamedVariable,
        NamedArray,
    }

    /// <summary>What is being written.</summary>
    public MessageType Type { get; private set; }

    /// <summary>Begins a message: zeros, and <c>not known</c> where the protocol has a value for it.</summary>
    public CtiServerMessage Begin(MessageType type)
    {
        Type = type;
        _fixed.Clear();
        _byName.Clear();
        _floating.Clear();
        _inList = false;
        var layout = MessageLayout.Find((uint)type, GedWire.NewestVersion)!;
        foreach (var field in NotKnown)
        {
            if (layout.Has(field))
                _fixed.Add((field, GedWire.Unknown));
        }
        if (layout.Has(Field.LineType))
            _fixed.Add((Field.LineType, (uint)LineType.Unknown));
        return this;
    }

    /// <summary>Sets a field of the fixed part.</summary>
    public CtiServerMessage Set(Field field, uint value)
    {
        _fixed.Add((field, value));
        return this;
    }

    /// <summary>Sets a field of the fixed part by its name in the specification: of the statistics messages.</summary>
    public CtiServerMessage Set(string field, uint value)
    {
        _byName.Add((field, value));
        return this;
    }

    /// <summary>Sets a device's type and adds its identifier; nothing when there is no device.</summary>
    public CtiServerMessage Party(Field type, Tag tag, CtiParty party) =>
        party.IsNone ? this : Set(type, (uint)party.Type).Text(tag, party.Id);

    /// <summary>Adds a text; nothing for null or an empty one.</summary>
    public CtiServerMessage Text(Tag tag, string? text) =>
        string.IsNullOrEmpty(text) ? this : Add(new Floating(tag, Form.Text, text, 0, null));

    /// <summary>Adds a text, also an empty one: a variable that was emptied.</summary>
    public CtiServerMessage Value(Tag tag, string text) => Add(new Floating(tag, Form.Text, text, 0, null));

    /// <summary>Adds a number as wide as its tag wants.</summary>
    public CtiServerMessage Number(Tag tag, uint value) => Add(new Floating(tag, Form.Number, "", value, null));

    /// <summary>Adds bytes; nothing when there are none.</summary>
    public CtiServerMessage Bytes(Tag tag, byte[] bytes) => bytes.Length == 0 ? this : Add(new Floating(tag, Form.Bytes, "", 0, bytes));

    /// <summary>Adds a named variable.</summary>
    public CtiServerMessage Named(string name, string value) =>
        Add(new Floating(Tag.NamedVariable, Form.NamedVariable, name, 0, null, value));

    /// <summary>Adds an element of a named array.</summary>
    public CtiServerMessage Named(uint index, string name, string value) =>
        Add(new Floating(Tag.NamedArray, Form.NamedArray, name, index, null, value));

    /// <summary>What follows belongs to a list, whose order is kept.</summary>
    public CtiServerMessage List()
    {
        _inList = true;
        return this;
    }

    /// <summary>Writes it for one client.</summary>
    /// <param name="writer">Of the client's version.</param>
    /// <param name="monitor">The monitor that stands in an event; null for messages without one.</param>
    /// <param name="random">Draws the order of the floating fields; null keeps it.</param>
    /// <param name="filter">Which variables the client wants; null for all.</param>
    public void WriteTo(GedMessageWriter writer, uint? monitor, SplitMix64? random, CtiVariableFilter? filter)
    {
        writer.Begin(Type);
        foreach (var (field, value) in _fixed)
            writer.Set(field, value);
        foreach (var (name, value) in _byName)
        {
            if (MessageLayout.Find((uint)Type, writer.Version)!.TryFind(name, out var field))
                writer.Set(field, value);
        }
        if (monitor is { } id)
            writer.Set(Field.MonitorID, id);
        if (random is not null)
            Shuffle(random);
        foreach (var floating in _floating)
        {
            if (filter is null || filter.Passes(floating.Tag, floating.Text))
                Write(writer, floating);
        }
    }

    private static void Write(GedMessageWriter writer, Floating floating)
    {
        switch (floating.Form)
        {
            case Form.Text:
                writer.Text(floating.Tag, floating.Text);
                break;
            case Form.Number:
                writer.Number(floating.Tag, floating.Number);
                break;
            case Form.Bytes:
                writer.Bytes(floating.Tag, floating.Bytes!);
                break;
            case Form.NamedVariable:
                writer.NamedVariable(floating.Text, floating.Value);
                break;
            default:
                writer.NamedArray((int)floating.Number, floating.Text, floating.Value);
                break;
        }
    }

    private CtiServerMessage Add(Floating floating)
    {
        _floating.Add(floating with { InList = _inList });
        return this;
    }

    private void Shuffle(SplitMix64 random)
    {
        _units.Clear();
        List<Floating>? list = null;
        foreach (var floating in _floating)
        {
            if (!floating.InList)
                _units.Add([floating]);
            else if (list is null)
                _units.Add(list = [floating]);
            else
                list.Add(floating);
        }
        for (var i = _units.Count - 1; i > 0; i--)
        {
            var other = random.NextInt(i + 1);
            (_units[i], _units[other]) = (_units[other], _units[i]);
        }
        _floating.Clear();
        foreach (var unit in _units)
            _floating.AddRange(unit);
    }

    private readonly record struct Floating(
        Tag Tag,
        Form Form,
        string Text,
        uint Number,
        byte[]? Bytes,
        string Value = "",
        bool InList = false
    );
}
