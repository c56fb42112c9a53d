using CtiMiddleware.Model.Devices;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>The lines in which a modem tells of a caller between the rings, gathered. Value by value; unknown and restricted are values (field rule 24).</summary>
internal sealed class CallerIdLines
{
    private string? _number;
    private string? _name;

    /// <summary>True when anything of the caller was told.</summary>
    public bool Any => _number is not null || _name is not null;

    /// <summary>The caller as told: a letter in place of a number is never shown as one.</summary>
    public PartyDevice Caller
    {
        get
        {
            var name = _name is null or "P" or "O" or "" ? null : _name;
            return _number switch
            {
                "P" or "p" => new PartyDevice(PartyStatus.Restricted, null, name),
                null or "O" or "o" or "" => new PartyDevice(PartyStatus.NotKnown, null, name),
                _ => PartyDevice.Of(_number, name),
            };
        }
    }

    /// <summary>Takes a line with or without blanks round its equals sign.</summary>
    /// <returns>The kind of line; null when it is none of caller id.</returns>
    public string? Take(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return line is "ERRM" ? line : null;
        var value = line[(equals + 1)..].Trim();
        var name = line[..equals].TrimEnd().ToUpperInvariant();
        switch (name)
        {
            case "NMBR" or "DDN_NMBR":
                _number = value;
                return name;
            case "NAME":
                _name = value;
                return name;
            case "DATE" or "TIME" or "MESG":
                return name;
            default:
                return null;
        }
    }

    /// <summary>The next call's caller is told anew.</summary>
    public void Clear() => (_number, _name) = (null, null);
}
