using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>A channel as Asterisk shows it: the snapshot block of every channel event.</summary>
internal sealed class AmiChannel(string name, string uniqueid, string linkedid, DateTimeOffset created, long order)
{
    public const int Down = 0;
    public const int Ring = 4;
    public const int Ringing = 5;
    public const int Up = 6;

    public string Name { get; } = name;
    public string Uniqueid { get; } = uniqueid;
    public string Linkedid { get; set; } = linkedid;
    public DateTimeOffset Created { get; } = created;

    /// <summary>Age among all channels; the linked id of a call is that of its oldest one.</summary>
    public long Order { get; } = order;

    public long LinkedOrder { get; set; } = order;
    public int State { get; set; }
    public string CallerNumber { get; set; } = "";
    public string CallerName { get; set; } = "";
    public string ConnectedNumber { get; set; } = "";
    public string ConnectedName { get; set; } = "";
    public string AccountCode { get; set; } = "";
    public string Context { get; set; } = "";
    public string Exten { get; set; } = "";
    public int Priority { get; set; } = 1;
    public string Application { get; set; } = "";
    public string ApplicationData { get; set; } = "";
    public AmiBridge? Bridge { get; set; }
    public PbxDevice? Device { get; set; }

    /// <summary>True when the channel is carried by a thread that runs the dialplan: such a channel announces its end by SoftHangupRequest.</summary>
    public bool RunsDialplan { get; set; }

    /// <summary>True after the party itself hung up.</summary>
    public bool HangingUp { get; set; }

    public bool HeldByPeer { get; set; }
    public bool OnMusic { get; set; }
    public string? TechCause { get; set; }
    public bool IsLocal { get; init; }
    public bool Recording { get; set; }
    public bool Dead { get; set; }
    public List<PbxLeg> Legs { get; } = [];
    public SortedDictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public string StateText =>
        State switch
        {
            Down => "Down",
            Ring => "Ring",
            Ringing => "Ringing",
            Up => "Up",
            _ => "Busy",
        };

    /// <summary>The name up to the running number: what dial strings and device states use.</summary>
    public string DeviceName => Name[..Name.LastIndexOf('-')];

    /// <summary>The leg that the channel stands for at this moment: the one that is not on hold, when there are two.</summary>
    public PbxLeg? Leg => Legs.Count == 0 ? null : Legs[^1];

    public void ConnectTo(AmiChannel other)
    {
        ConnectedNumber = other.CallerNumber;
        ConnectedName = other.CallerName;
    }
}
