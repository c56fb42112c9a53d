using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>
/// Writes one message after another: begin, set the fixed fields, add the floating ones in the order wanted, finish. What does not fit a field
/// is never cut: it becomes the <see cref="Problem"/>, with the field's name, and then nothing is written (field rule 53). Not thread-safe.
/// </summary>
public sealed class GedMessageWriter
{
    private byte[] _bytes = new byte[GedWire.HeaderLength + GedWire.MaxBody];
    private MessageLayout _layout = MessageLayout.Find((uint)MessageType.HeartbeatReq, GedWire.NewestVersion)!;
    private int _length;
    private int _namedLength;
    private int _variables;
    private int _arrays;
    private bool _variablesSet;
    private bool _arraysSet;

    /// <summary>The protocol version: decides the width of tags and which fields there are.</summary>
    public int Version { get; set; } = GedWire.NewestVersion;

    /// <summary>Why the message cannot be sent, in words with the field's name; null when it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>The name of the field that is the problem; null when there is none or the message as a whole is.</summary>
    public string? ProblemField { get; private set; }

    /// <summary>Begins a message; its fixed fields are zero. Forgets one that was not finished.</summary>
    /// <exception cref="ArgumentException">The table does not describe the message.</exception>
    public GedMessageWriter Begin(MessageType type)
    {
        var layout = MessageLayout.Find((uint)type, Version);
        if (layout is not { IsDescribed: true })
            throw new ArgumentException($"The layout of message {type} is not described.", nameof(type));
        _layout = layout;
        Start((uint)type);
        _bytes.AsSpan(GedWire.HeaderLength, layout.FixedLength).Clear();
        _length = GedWire.HeaderLength + layout.FixedLength;
        return this;
    }

    /// <summary>Sets a fixed field. One that this version does not have takes only "not known".</summary>
    public GedMessageWriter Set(Field field, uint value)
    {
        if (!_layout.TryFind(field, out var offset, out var width))
        {
            if (value != GedWire.Unknown && value != GedWire.Unknown16)
                Fail(field.ToString(), $"is not in {_layout.Name} of version {Version}");
            return this;
        }
        Put(field.ToString(), offset, width, value);
        _variablesSet |= field == Field.NumNamedVariables;
        _arraysSet |= field == Field.NumNamedArrays;
        return this;
    }

    /// <summary>Sets a fixed field of the table, also of the statistics messages.</summary>
    public GedMessageWriter Set(FixedField field, uint value)
    {
        Put(field.Name, field.Offset, field.Width, value);
        _variablesSet |= field.Name == nameof(Field.NumNamedVariables);
        _arraysSet |= field.Name == nameof(Field.NumNamedArrays);
        return this;
    }

    /// <summary>Adds a text with its NUL; null adds nothing.</summary>
    public GedMessageWriter Text(Tag tag, string? text)
    {
        if (text is null)
            return this;
        if (!IsText(tag.ToString(), text, secret: tag is Tag.ClientPassword or Tag.AgentPassword))
            return this;
        var data = Open(tag, text.Length + 1);
        if (data.IsEmpty)
            return this;
        Encoding.Latin1.GetBytes(text, data);
        data[^1] = 0;
        return this;
    }

    /// <summary>Adds raw data.</summary>
    public GedMessageWriter Bytes(Tag tag, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Open(tag, bytes.Length));
        return this;
    }

    /// <summary>Adds a number, as wide as the table says, four bytes when it says nothing.</summary>
    public GedMessageWriter Number(Tag tag, uint value)
    {
        var width = TagLayout.Find((int)tag) is { Width: > 0 } layout ? layout.Width : 4;
        var data = Open(tag, width);
        if (!data.IsEmpty)
            Put(tag.ToString(), data, value);
        return this;
    }

    /// <summary>Adds a named variable.</summary>
    public GedMessageWriter NamedVariable(string name, string value) => Named(Tag.NamedVariable, -1, name, value);

    /// <summary>Adds an element of a named array.</summary>
    public GedMessageWriter NamedArray(int index, string name, string value) => Named(Tag.NamedArray, index, name, value);

    /// <summary>Writes the message and ends it. Counts of named variables and arrays that were not set are those of the fields added.</summary>
    /// <returns>False when there is a <see cref="Problem"/>; then nothing was written.</returns>
    public bool Finish(IBufferWriter<byte> output)
    {
        if (!_variablesSet && _layout.Has(Field.NumNamedVariables))
            Set(Field.NumNamedVariables, (uint)_variables);
        if (!_arraysSet && _layout.Has(Field.NumNamedArrays))
            Set(Field.NumNamedArrays, (uint)_arrays);
        if (Problem is not null)
            return false;
        BinaryPrimitives.WriteInt32BigEndian(_bytes, _length - GedWire.HeaderLength);
        output.Write(_bytes.AsSpan(0, _length));
        return true;
    }

    /// <summary>Writes a message of a type that is not described, with its body as it is; also one with a deliberate fault.</summary>
    public static void Raw(uint type, ReadOnlySpan<byte> body, IBufferWriter<byte> output)
    {
        var span = output.GetSpan(GedWire.HeaderLength + body.Length);
        BinaryPrimitives.WriteInt32BigEndian(span, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(span[4..], type);
        body.CopyTo(span[GedWire.HeaderLength..]);
        output.Advance(GedWire.HeaderLength + body.Length);
    }

    /// <summary>Makes the message unsendable for a reason that the writer cannot see. The first reason stays.</summary>
    /// <param name="field">The field's name, or null for the message as a whole.</param>
    /// <param name="reason">What is wrong with it, as the rest of a sentence that begins with the field's name.</param>
    public void Fail(string? field, string reason)
    {
        if (Problem is not null)
            return;
        ProblemField = field;
        Problem = field is null ? reason : $"{field} {reason}";
    }

    private void Start(uint type)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(4), type);
        Problem = ProblemField = null;
        _namedLength = _variables = _arrays = 0;
        _variablesSet = _arraysSet = false;
    }

    private GedMessageWriter Named(Tag tag, int index, string name, string value)
    {
        var array = tag == Tag.NamedArray;
        if (name.Length == 0)
            Fail(tag.ToString(), "has an empty name");
        else if (name.Length > GedWire.MaxNamedName)
            Fail(name, $"has {name.Length} characters in its name, at most {GedWire.MaxNamedName} are allowed");
        else if (value.Length > GedWire.MaxNamedValue)
            Fail(name, $"has {value.Length} characters, at most {GedWire.MaxNamedValue} are allowed");
        else if (array && (uint)index > byte.MaxValue)
            Fail(name, $"has the index {index}, which is not between 0 and 255");
        if (Problem is not null || !IsText(name, name) || !IsText(name, value))
            return this;
        var data = Open(tag, name.Length + value.Length + 2 + (array ? 1 : 0));
        if (data.IsEmpty)
            return this;
        _namedLength += data.Length + 2 * GedWire.TagWidth(Version);
        if (_namedLength > GedWire.MaxNamed)
            Fail(name, $"makes the named variables longer than {GedWire.MaxNamed} bytes together");
        if (array)
        {
            data[0] = (byte)index;
            data = data[1..];
        }
        Encoding.Latin1.GetBytes(name, data);
        data[name.Length] = 0;
        Encoding.Latin1.GetBytes(value, data[(name.Length + 1)..]);
        data[^1] = 0;
        if (array)
            _arrays++;
        else
            _variables++;
        return this;
    }

    private bool IsText(string name, string text, bool secret = false)
    {
        foreach (var c in text)
        {
            if (c is > '\0' and <= '\u00FF')
                continue;
            // No character of a secret gets into a reason, which is logged and shown.
            var what = secret ? "a character" : $"'{c}'";
            Fail(name, c == '\0' ? "contains a NUL" : $"contains {what}, which has no byte in the protocol");
            return false;
        }
        return true;
    }

    /// <summary>Room for the data of a field behind its tag and length; empty when it has a problem.</summary>
    private Span<byte> Open(Tag tag, int length)
    {
        if (Problem is not null)
            return default;
        var max = TagLayout.Find((int)tag) is { MaxLength: > 0 } layout ? layout.MaxLength : MaxOfLengthField();
        var tagWidth = GedWire.TagWidth(Version);
        if (length > max)
            Fail(tag.ToString(), $"has {length} bytes with its end, at most {max} are allowed");
        else if (_length + 2 * tagWidth + length - GedWire.HeaderLength > GedWire.MaxBodyOf(Version))
            Fail(null, $"{_layout.Name} becomes longer than {GedWire.MaxBodyOf(Version)} bytes with {tag}");
        if (Problem is not null)
            return default;
        if (_bytes.Length < _length + 2 * tagWidth + length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + 2 * tagWidth + length));
        var at = _bytes.AsSpan(_length);
        if (tagWidth == 1)
        {
            at[0] = (byte)tag;
            at[1] = (byte)length;
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(at, (ushort)tag);
            BinaryPrimitives.WriteUInt16BigEndian(at[2..], (ushort)length);
        }
        _length += 2 * tagWidth + length;
        return at.Slice(2 * tagWidth, length);
    }

    private int MaxOfLengthField() => GedWire.TagWidth(Version) == 1 ? byte.MaxValue : ushort.MaxValue;

    private void Put(string name, int offset, int width, uint value) => Put(name, _bytes.AsSpan(offset, width), value);

    private void Put(string name, Span<byte> at, uint value)
    {
        // All ones mean "not known" in every width.
        if (at.Length < 4 && value >> (8 * at.Length) != 0 && value != GedWire.Unknown)
            Fail(name, $"is {value}, which does not fit its {at.Length} bytes");
        else if (at.Length == 4)
            BinaryPrimitives.WriteUInt32BigEndian(at, value);
        else if (at.Length == 2)
            BinaryPrimitives.WriteUInt16BigEndian(at, (ushort)value);
        else
            at[0] = (byte)value;
    }
}
