namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>What a device of a scenario's switch is.</summary>
public enum DeviceSetupKind
{
    /// <summary>A telephone.</summary>
    Station,

    /// <summary>An analogue port, where the hook says everything.</summary>
    Analogue,

    /// <summary>A line that appears at several stations.</summary>
    SharedLine,

    /// <summary>A number whose calls wait for a computer to say where they go.</summary>
    RoutePoint,

    /// <summary>A number that plays an announcement and may collect digits.</summary>
    VoiceUnit,

    /// <summary>A trunk; the number is its name. The first one takes outgoing calls.</summary>
    Trunk,

    /// <summary>A group that distributes calls to agents.</summary>
    Group,

    /// <summary>A conference room.</summary>
    Room,

    /// <summary>A number that the switch answers itself.</summary>
    Announcement,
}
