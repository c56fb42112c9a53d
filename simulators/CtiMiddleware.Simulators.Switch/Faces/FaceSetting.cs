using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Faces;

/// <summary>
/// The settings of a <see cref="SwitchProfile"/> that only a face can show: the engine may know them, but what a client sees is the protocol's. Each
/// has the name of its setting. Every other setting is the engine's alone and holds over every face.
/// </summary>
public enum FaceSetting
{
    /// <summary><see cref="SwitchProfile.CallIds"/>: needs call ids that the engine makes.</summary>
    CallIds,

    /// <summary><see cref="SwitchProfile.FirstCallId"/>: needs call ids that the engine makes.</summary>
    FirstCallId,

    /// <summary><see cref="SwitchProfile.NodeNumber"/>: needs a field for ids unique among all switches.</summary>
    NodeNumber,

    /// <summary><see cref="SwitchProfile.DynamicDeviceIds"/>: needs connections named by call and device.</summary>
    DynamicDeviceIds,

    /// <summary><see cref="SwitchProfile.MergeIds"/>: needs call ids that the engine makes.</summary>
    MergeIds,

    /// <summary><see cref="SwitchProfile.WithoutQueuedEvents"/>.</summary>
    WithoutQueuedEvents,

    /// <summary><see cref="SwitchProfile.WithoutDivertedEvents"/>.</summary>
    WithoutDivertedEvents,

    /// <summary><see cref="SwitchProfile.WithoutAlternateCause"/>.</summary>
    WithoutAlternateCause,

    /// <summary><see cref="SwitchProfile.FailedWithoutConnection"/>.</summary>
    FailedWithoutConnection,

    /// <summary><see cref="SwitchProfile.OutsideNumbersShownAs"/>.</summary>
    OutsideNumbersShownAs,

    /// <summary><see cref="SwitchProfile.NoOptionalFields"/>.</summary>
    NoOptionalFields,

    /// <summary><see cref="SwitchProfile.ConfirmsAfterEvents"/>.</summary>
    ConfirmsAfterEvents,

    /// <summary><see cref="SwitchProfile.EventsPerSecond"/>.</summary>
    EventsPerSecond,

    /// <summary><see cref="SwitchProfile.RequestsPerSecond"/>.</summary>
    RequestsPerSecond,

    /// <summary><see cref="SwitchProfile.MonitorQuota"/>.</summary>
    MonitorQuota,
}
