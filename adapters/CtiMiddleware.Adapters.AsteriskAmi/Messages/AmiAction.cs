using System.Buffers;
using System.Globalization;
using System.Text;

namespace CtiMiddleware.Adapters.AsteriskAmi.Messages;

/// <summary>An action to send: its name and headers in order.</summary>
/// <param name="name">The action's name.</param>
public sealed class AmiAction(string name)
{
    // Asterisk reads lines of up to 1025 bytes and takes up to 128 headers (main/manager.c); what is beyond it cuts without a word.
    private const int MaxLine = 1020;
    private const int MaxHeaders = 120;

    private readonly List<KeyValuePair<string, string>> _headers = [];

    /// <summary>The action's name.</summary>
    public string Name { get; } = name;

    /// <summary>Adds a header; null adds nothing.</summary>
    public AmiAction With(string key, string? value)
    {
        if (value is not null)
            _headers.Add(new(key, value));
        return this;
    }

    /// <summary>Adds a header with a number.</summary>
    public AmiAction With(string key, long value) => With(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Why it cannot be sent, in words; null when it can. Nothing is ever cut or split to make it fit.</summary>
    public string? Problem()
    {
        if (_headers.Count > MaxHeaders)
            return $"more than {MaxHeaders} headers";
        foreach (var (key, value) in _headers)
        {
            if (key.AsSpan().ContainsAny("\r\n:\0") || value.AsSpan().ContainsAny("\r\n\0"))
                return $"{key} holds a line break or another character that would end it";
            if (key.Length == 0)
                return "a header has no name";
            if (Encoding.UTF8.GetByteCount(value) + Encoding.UTF8.GetByteCount(key) > MaxLine)
                return $"{Shown(key)} is longer than Asterisk reads ({MaxLine} bytes a line)";
        }
        if (Name.AsSpan().ContainsAny("\r\n:\0"))
            return "the action's name holds a line break";
        return Encoding.UTF8.GetByteCount(Name) > MaxLine - "Action".Length
            ? $"the action's name is longer than Asterisk reads ({MaxLine} bytes a line)"
            : null;
    }

    private static string Shown(string key) => key.Length <= 40 ? key : string.Concat(key.AsSpan(0, 40), "…");

    /// <summary>Writes it.</summary>
    /// <param name="actionId">Comes back in the response and in list events.</param>
    /// <param name="wire">Where to.</param>
    public void WriteTo(string actionId, IBufferWriter<byte> wire)
    {
        Line(wire, "Action", Name);
        Line(wire, "ActionID", actionId);
        foreach (var (key, value) in _headers)
            Line(wire, key, value);
        wire.Write("\r\n"u8);
    }

    private static void Line(IBufferWriter<byte> wire, string key, string value)
    {
        Encoding.UTF8.GetBytes(key, wire);
        wire.Write(": "u8);
        Encoding.UTF8.GetBytes(value, wire);
        wire.Write("\r\n"u8);
    }
}
