namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>What a device of a scenario's switch is.</summary>
public enum DeviceSetupKind
{
    /// <summary>A telephone.</summary>
    Station,

    /// <summary>A trunk; the number is its name. The first one takes outgoing calls.</summary>
    Trunk,

    /// <summary>A group that distributes calls to agents.</summary>
    Group,

    /// <summary>A conference room.</summary>
    Room,

    /// <summary>A number that the switch answers itself.</summary>
    Announcement,
}
