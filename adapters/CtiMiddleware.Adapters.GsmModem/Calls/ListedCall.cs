using CtiMiddleware.Adapters.GsmModem.Lines;

namespace CtiMiddleware.Adapters.GsmModem.Calls;

/// <summary>One line of <c>+CLCC</c>.</summary>
/// <param name="Index">The modem's number for the call, 1 to 9; used again.</param>
/// <param name="Incoming">Whether it came in.</param>
/// <param name="State">Its state.</param>
/// <param name="Multiparty">Whether it takes part in a conversation of several.</param>
/// <param name="Number">The far end's number with a plus when it is international; null when it is not told.</param>
/// <param name="Name">The name that the modem's own phone book has, or null.</param>
internal sealed record ListedCall(int Index, bool Incoming, ListedState State, bool Multiparty, string? Number, string? Name)
{
    /// <summary>Whether the place of the number is there and empty: the call has none, which is more than a list that does not tell numbers.</summary>
    public bool HasNoNumber { get; init; }

    /// <summary>Reads a line.</summary>
    /// <param name="fields">Its fields.</param>
    /// <param name="call">The call; null for one that is no voice call.</param>
    /// <returns>False when a field is not what it must be: then nothing is concluded from the list.</returns>
    public static bool TryRead(AtFields fields, out ListedCall? call)
    {
        call = null;
        if (
            fields.Number(0) is not (>= 1 and <= 9 and var index)
            || fields.Number(1) is not (>= 0 and <= 1 and var direction)
            || fields.Number(2) is not (>= 0 and <= 5 and var state)
            || fields.Number(3) is not { } mode
            || fields.Number(4) is not (>= 0 and <= 1 and var multiparty)
        )
            return false;
        if (!TryNumber(fields.Text(5), fields.Number(6), out var number))
            return false;
        if (mode == 0)
            call = new ListedCall(index, direction == 1, (ListedState)state, multiparty == 1, number, Empty(fields.Text(7)))
            {
                HasNoNumber = fields.Count > 5 && number is null,
            };
        return true;
    }

    /// <summary>A number as a modem writes it, with its type (24.008): 145 is international.</summary>
    /// <returns>False when it has characters that no number has.</returns>
    public static bool TryNumber(string text, int? type, out string? number)
    {
        number = null;
        if (text.Length == 0)
            return true;
        if (
            text.Length > 64
            || !text.All(static one => char.IsAsciiDigit(one) || one is '*' or '#' or '+' or 'A' or 'B' or 'C' or 'p' or 'P')
        )
            return false;
        number = type == 145 && text[0] != '+' ? $"+{text}" : text;
        return true;
    }

    private static string? Empty(string text) => text.Length == 0 ? null : text;
}
