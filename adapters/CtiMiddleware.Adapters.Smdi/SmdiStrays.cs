using System.Globalization;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>Characters that belong to no record: counted and told once for each run, however they were cut. Not thread-safe.</summary>
internal sealed class SmdiStrays
{
    private readonly byte[] _first = new byte[40];
    private long _count;

    /// <summary>Whether a run is under way.</summary>
    public bool Any => _count > 0;

    /// <summary>Takes one character between records.</summary>
    /// <param name="character">As it came.</param>
    /// <param name="stray">False for one that may stand there.</param>
    /// <param name="output">Where the run is told when it ends.</param>
    public void Take(byte character, bool stray, ILinkOutput output)
    {
        if (stray)
        {
            if (_count < _first.Length)
                _first[_count] = character;
            _count++;
        }
        else if (SmdiFraming.IsEnd(character & 0x7F))
            End(output);
    }

    /// <summary>The run is over.</summary>
    public void End(ILinkOutput output)
    {
        if (_count == 0)
            return;
        output.Anomaly(
            AnomalyKind.InvalidField,
            string.Create(CultureInfo.InvariantCulture, $"{_count} characters belong to no record"),
            _first.AsSpan(0, (int)Math.Min(_count, _first.Length))
        );
        _count = 0;
    }

    /// <summary>Forgets the run.</summary>
    public void Clear() => _count = 0;
}
