using CtiMiddleware.Links.Transports.DBus;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>
/// One VoiceCall of oFono: the line and one far party. Calls that became a conference share their <see cref="CallId"/>. Mutable; only on the switch's loop.
/// </summary>
/// <param name="path">Its object path; comes again for another call once this one has ended.</param>
/// <param name="id">Our identifier, never used again: what stands for the far party, and for the call until it joins a conference.</param>
/// <param name="line">The number of the line.</param>
internal sealed class OFonoCall(string path, string id, string line)
{
    private readonly string _id = id;
    private string _identification = "";
    private string _name = "";

    public string Path => path;

    /// <summary>The call of the model.</summary>
    public string CallId { get; set; } = id;

    /// <summary>When it became active, oFono's text; empty before.</summary>
    public string StartTime { get; set; } = "";

    /// <summary>The line's connection in the call.</summary>
    public NativeConnection Own => new(CallId, line);

    /// <summary>The far party's connection in the call.</summary>
    public NativeConnection Far => new(CallId, _id);

    /// <summary>oFono's word for its state; empty before it was told.</summary>
    public string State { get; set; } = "";

    /// <summary>Whether it came in; null when it was found in a state that does not tell.</summary>
    public bool? Incoming { get; set; }

    /// <summary>Whether it was ever active.</summary>
    public bool Answered { get; set; }

    public bool Multiparty { get; set; }

    public bool RemoteHeld { get; set; }

    /// <summary>Whether the model's connection of the far party exists already.</summary>
    public bool FarIsThere { get; set; }

    /// <summary>The number on which it came in, when oFono tells it.</summary>
    public string IncomingLine { get; set; } = "";

    /// <summary>local, remote or network, when it was told.</summary>
    public string? DisconnectReason { get; set; }

    /// <summary>Where a deflection of ours sends it, or null.</summary>
    public string? DeflectedTo { get; set; }

    /// <summary>The call from which it is made as a consultation, or null.</summary>
    public string? Parent { get; set; }

    public string Identification => _identification;

    /// <summary>The far party. What was withheld is restricted, and never shown as a number.</summary>
    public PartyDevice Party
    {
        get
        {
            var name = _name is "" or "withheld" ? null : _name;
            return (
                _identification switch
                {
                    "withheld" => new PartyDevice(PartyStatus.Restricted, Number: null, name),
                    "" => new PartyDevice(PartyStatus.NotKnown, Number: null, name),
                    _ => new PartyDevice(PartyStatus.Provided, _identification, name),
                }
            ) with
            {
                Category = DeviceCategory.Trunk,
            };
        }
    }

    public PartyDevice Line => new(PartyStatus.Provided, line) { Category = DeviceCategory.Station };

    public PartyDevice Calling =>
        Incoming switch
        {
            true => Party,
            false => Line,
            null => PartyDevice.NotKnown,
        };

    public PartyDevice Called =>
        Incoming switch
        {
            true => IncomingLine.Length > 0
                ? new PartyDevice(PartyStatus.Provided, IncomingLine) { Category = DeviceCategory.Trunk }
                : Line,
            false => Party,
            null => PartyDevice.NotKnown,
        };

    /// <summary>Takes a property that says who it is; whether it changed.</summary>
    public bool Identify(string property, DBusValue value)
    {
        if (value.AsText is not { } text)
            return false;
        switch (property)
        {
            case "LineIdentification" when text != _identification:
                _identification = text;
                return true;
            case "Name" when text != _name:
                _name = text;
                return true;
            case "IncomingLine" when text != IncomingLine:
                IncomingLine = text;
                return true;
            default:
                return false;
        }
    }
}
