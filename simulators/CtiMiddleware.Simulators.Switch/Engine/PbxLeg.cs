using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>One party's connection to one call. Read on the kernel only; changed by <see cref="PbxEngine"/> alone.</summary>
public sealed class PbxLeg
{
    internal PbxLeg(long id, PbxCall call, PbxDevice device, string number, string name, string wireDevice, DateTimeOffset created)
    {
        WireDevice = wireDevice;
        Id = id;
        Call = call;
        Device = device;
        Number = number;
        Name = name;
        Created = created;
    }

    /// <summary>Counts up from 1, never reused in one engine.</summary>
    public long Id { get; }

    /// <summary>The device half of the connection's id, by <see cref="SwitchProfile.DynamicDeviceIds"/>: the number, or an id made for this call.</summary>
    public string WireDevice { get; }

    /// <summary>The line appearance of the station, from 1; 0 at a trunk.</summary>
    public int Appearance { get; internal init; }

    /// <summary>The call it belongs to now; transfers and parking change it.</summary>
    public PbxCall Call { get; internal set; }

    /// <summary>The station or trunk.</summary>
    public PbxDevice Device { get; }

    /// <summary>The party's number: the station's, or the outside party's on a trunk.</summary>
    public string Number { get; internal set; }

    /// <summary>The party's name; empty when unknown.</summary>
    public string Name { get; internal set; }

    /// <summary>When it appeared (simulated time).</summary>
    public DateTimeOffset Created { get; }

    /// <summary>Where it stands.</summary>
    public LegState State { get; internal set; }

    /// <summary>What the party dialled last, or what was dialled for it; empty for a called party.</summary>
    public string Dialled { get; internal set; } = "";

    /// <summary>The leg on whose behalf this one rings; null for a party that called.</summary>
    public PbxLeg? OfferedBy { get; internal set; }

    /// <summary>The held leg of the same station, when this leg consults.</summary>
    public PbxLeg? ConsultationOf { get; internal set; }

    /// <summary>True while the voice path to the call's other parties exists (held included).</summary>
    public bool InMix { get; internal set; }

    /// <summary>True once released.</summary>
    public bool IsReleased => State == LegState.Released;

    /// <summary>The slot that the leg is parked in.</summary>
    public ParkingSlot? Slot { get; internal set; }

    /// <summary>True for a party that listens only.</summary>
    public bool Silent { get; internal set; }

    /// <summary>The busy station that this caller waits for; null for none.</summary>
    public Station? CampedOn { get; internal set; }

    /// <summary>The shared line that the connection belongs to; null for the station's own.</summary>
    public SharedLine? Line { get; internal set; }

    internal RouteRequest? Routing { get; set; }
    internal VoiceSession? Voice { get; set; }

    /// <summary>Why the leg is blocked, and at which device it failed.</summary>
    internal (ReleaseCause Cause, PbxDevice? Device) Failure { get; set; }

    /// <summary>True for a call that found no free line appearance.</summary>
    internal bool Undelivered { get; set; }

    /// <summary>The one who invited this leg into a call that goes on (single step conference); null for any other leg.</summary>
    public PbxLeg? InvitedBy { get; internal set; }

    /// <summary>True while the party is off-hook and has not dialled.</summary>
    public bool HasDialTone { get; internal set; }

    internal List<PbxLeg> Offers { get; } = [];
    internal GroupMember? Member { get; set; }
    internal QueueEntry? Waiting { get; set; }
    internal KernelTimer? RingTimer { get; set; }
    internal OriginateRequest? Prompt { get; set; }

    /// <summary>True when the consultation runs over the held leg's own line, by a feature of the switch.</summary>
    internal bool SharesLine { get; set; }

    internal PbxLeg? Consultation => Device.Legs.FirstOrDefault(leg => ReferenceEquals(leg.ConsultationOf, this) && !leg.IsReleased);
}
