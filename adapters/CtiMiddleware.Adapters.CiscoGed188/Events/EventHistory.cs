using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>
/// What was told of one connection, and how far each monitor has told it: with several monitors, or one that reports once for each connection
/// of a call, one happening comes several times (field rule 29). A repetition is recognised by its meaning, not by its bytes. Mutable; not
/// thread-safe.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct EventHistory
{
    private const int Length = 12;
    private const int Monitors = 4;

    private Kinds _kinds;
    private Times _times;
    private Owners _owners;
    private Cursors _cursors;
    private byte _count;
    private byte _monitors;

    /// <summary>Notes an event; false when it repeats what was told already.</summary>
    /// <param name="kind">Which event.</param>
    /// <param name="monitor">Who reports it.</param>
    /// <param name="now">When, in milliseconds of any clock.</param>
    /// <param name="window">How old news of another monitor may be to be the same, in milliseconds.</param>
    public bool Add(byte kind, uint monitor, long now, long window)
    {
        var owner = OwnerOf(monitor);
        if (owner >= 0)
        {
            for (int i = _cursors[owner]; i < _count; i++)
            {
                if (_kinds[i] != kind || now - _times[i] > window)
                    continue;
                _cursors[owner] = (byte)(i + 1);
                return false;
            }
        }
        // The same again, and nothing in between: nothing happened.
        if (_count > 0 && _kinds[_count - 1] == kind)
            return false;
        if (_count == Length)
            Shift();
        _kinds[_count] = kind;
        _times[_count] = now;
        _count++;
        if (owner >= 0)
            _cursors[owner] = _count;
        return true;
    }

    private int OwnerOf(uint monitor)
    {
        for (var i = 0; i < _monitors; i++)
        {
            if (_owners[i] == monitor)
                return i;
        }
        if (_monitors == Monitors)
            return -1;
        _owners[_monitors] = monitor;
        _cursors[_monitors] = 0;
        return _monitors++;
    }

    private void Shift()
    {
        for (var i = 1; i < Length; i++)
            (_kinds[i - 1], _times[i - 1]) = (_kinds[i], _times[i]);
        _count--;
        for (var i = 0; i < _monitors; i++)
            _cursors[i] = (byte)Math.Max(0, _cursors[i] - 1);
    }

    [InlineArray(Length)]
    private struct Kinds
    {
        private byte _element;
    }

    [InlineArray(Length)]
    private struct Times
    {
        private long _element;
    }

    [InlineArray(Monitors)]
    private struct Owners
    {
        private uint _element;
    }

    [InlineArray(Monitors)]
    private struct Cursors
    {
        private byte _element;
    }
}
