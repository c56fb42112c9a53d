using System.Runtime.InteropServices;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>
/// Finds records in what came: from <c>MD</c> or <c>MW</c> to CR, LF or control-Y. Neither CR LF before a record nor control-Y behind it is required,
/// as not every switch sends them. Pure; the eighth bit is not looked at.
/// </summary>
internal static class SmdiFraming
{
    /// <summary>The longest record in characters; the specification's longest has 33.</summary>
    public const int MaxLength = 80;

    /// <summary>What stands at the beginning of what came.</summary>
    public enum Kind
    {
        /// <summary>The beginning of a record, or nothing: more must come.</summary>
        Incomplete,

        /// <summary>A character between records that means nothing: an end, a blank, padding.</summary>
        Idle,

        /// <summary>A character that belongs to no record.</summary>
        Stray,

        /// <summary>A record with its end.</summary>
        Record,

        /// <summary>A record that another one cut off, or that has no end in sight.</summary>
        Cut,
    }

    /// <summary>A piece of what came.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Length">Its bytes, the end included.</param>
    /// <param name="Text">Of them, those before the end.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Piece(Kind Kind, int Length, int Text);

    /// <summary>The first piece.</summary>
    public static Piece Next(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return default;
        var first = bytes[0] & 0x7F;
        if (first != 'M')
            return new(IsIdle(first) ? Kind.Idle : Kind.Stray, 1, 0);
        if (bytes.Length == 1)
            return default;
        if ((bytes[1] & 0x7F) is not ('D' or 'W'))
            return new(Kind.Stray, 1, 0);
        for (var at = 2; at < bytes.Length; at++)
        {
            if (at >= MaxLength)
                return new(Kind.Cut, at, at);
            switch (bytes[at] & 0x7F)
            {
                case '\r' or '\n' or Messages.SmdiWriter.EndOfRecord:
                    return new(Kind.Record, at + 1, at);
                case 'M':
                    return new(Kind.Cut, at, at);
            }
        }
        return default;
    }

    /// <summary>Whether a character may stand between records: ends, blank, NUL and DEL as padding, flow control.</summary>
    public static bool IsIdle(int character) => character is '\r' or '\n' or 0x19 or 0x04 or ' ' or 0x00 or 0x7F or 0x11 or 0x13;

    /// <summary>Whether a character ends a run of stray ones.</summary>
    public static bool IsEnd(int character) => character is '\r' or '\n' or 0x19;
}
