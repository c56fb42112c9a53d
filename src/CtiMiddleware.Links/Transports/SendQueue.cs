namespace CtiMiddleware.Links.Transports;

/// <summary>Bytes that wait to be sent, bounded. One side appends, another drains: while one array is being written, the other is filled.</summary>
/// <param name="limit">Bound in bytes over both.</param>
internal sealed class SendQueue(int limit)
{
    private readonly Lock _gate = new();
    private byte[] _filling = [];
    private byte[] _writing = [];
    private int _filled;
    private int _inFlight;
    private bool _draining;

    /// <summary>Bytes that wait.</summary>
    public int Length
    {
        get
        {
            lock (_gate)
                return _filled + _inFlight;
        }
    }

    /// <summary>Bytes that the drainer has not taken.</summary>
    public int Untaken
    {
        get
        {
            lock (_gate)
                return _filled;
        }
    }

    /// <summary>Throws away what the drainer has not taken.</summary>
    /// <returns>How many bytes that was.</returns>
    public int Clear()
    {
        lock (_gate)
        {
            var count = _filled;
            _filled = 0;
            return count;
        }
    }

    /// <summary>Appends.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="startDraining">True when nobody drains: the caller must start it.</param>
    /// <returns>False when they do not fit.</returns>
    public bool TryAppend(ReadOnlySpan<byte> bytes, out bool startDraining)
    {
        lock (_gate)
        {
            startDraining = false;
            if (_filled + _inFlight + bytes.Length > limit)
                return false;
            if (_filling.Length < _filled + bytes.Length)
                Array.Resize(ref _filling, Math.Max(4096, Math.Max(2 * _filling.Length, _filled + bytes.Length)));
            bytes.CopyTo(_filling.AsSpan(_filled));
            _filled += bytes.Length;
            startDraining = !_draining;
            _draining = true;
            return true;
        }
    }

    /// <summary>The drainer's next piece; false when there is none: then draining is over and the next append starts it anew.</summary>
    public bool TryTake(out ReadOnlyMemory<byte> bytes)
    {
        lock (_gate)
        {
            (_filling, _writing) = (_writing, _filling);
            _inFlight = _filled;
            _filled = 0;
            _draining = _inFlight > 0;
            if (!_draining && _filling.Length > 64 * 1024)
                _filling = [];
            bytes = _writing.AsMemory(0, _inFlight);
            return _draining;
        }
    }
}
