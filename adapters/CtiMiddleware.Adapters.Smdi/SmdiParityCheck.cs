using System.Numerics;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>
/// Whether the characters of a record have the parity that they should have, and in automatic mode which that is. Three kinds are known: the eighth
/// bit is always clear (seven bits, or eight without parity), even, odd. A record whose characters fit none of them together is damaged. Not
/// thread-safe.
/// </summary>
internal sealed class SmdiParityCheck(SmdiParity wanted)
{
    /// <summary>Records that must agree before a kind is taken for the line's.</summary>
    private const int Agreement = 3;

    private Kinds _line = Fixed(wanted);
    private Kinds _candidates = Kinds.All;
    private int _agreeing;

    [Flags]
    private enum Kinds
    {
        None = 0,
        Clear = 1,
        Even = 2,
        Odd = 4,
        All = Clear | Even | Odd,
    }

    /// <summary>What was found, for people; null until then and when it is set.</summary>
    public string? Found { get; private set; }

    /// <summary>Forgets what was found: the line was opened anew.</summary>
    public void Reset()
    {
        _line = Fixed(wanted);
        _candidates = Kinds.All;
        _agreeing = 0;
        Found = null;
    }

    /// <summary>Looks at the characters of a record as they came; what is wrong with them, or null.</summary>
    public string? Check(ReadOnlySpan<byte> characters)
    {
        if (wanted == SmdiParity.None)
            return null;
        var fits = Kinds.All;
        foreach (var character in characters)
            fits &= Of(character);
        if (wanted == SmdiParity.Auto)
            Learn(fits);
        if (fits == Kinds.None)
            return "a character has the wrong parity";
        return _line == Kinds.None || (fits & _line) != Kinds.None ? null : "its characters have the wrong parity";
    }

    private void Learn(Kinds fits)
    {
        if (fits == Kinds.None)
            return;
        if ((_line & fits) != Kinds.None)
        {
            (_candidates, _agreeing) = (Kinds.All, 0);
            return;
        }
        var both = _candidates & fits;
        (_candidates, _agreeing) = both == Kinds.None ? (fits, 1) : (both, _agreeing + 1);
        if (_agreeing < Agreement || !BitOperations.IsPow2((int)_candidates))
            return;
        _line = _candidates;
        (_candidates, _agreeing) = (Kinds.All, 0);
        Found = _line switch
        {
            Kinds.Even => "even parity",
            Kinds.Odd => "odd parity",
            _ => "nothing",
        };
    }

    private static Kinds Fixed(SmdiParity parity) =>
        parity switch
        {
            SmdiParity.Even => Kinds.Even,
            SmdiParity.Odd => Kinds.Odd,
            _ => Kinds.None,
        };

    private static Kinds Of(byte character) =>
        ((BitOperations.PopCount(character) & 1) == 0 ? Kinds.Even : Kinds.Odd) | (character < 0x80 ? Kinds.Clear : Kinds.None);
}
