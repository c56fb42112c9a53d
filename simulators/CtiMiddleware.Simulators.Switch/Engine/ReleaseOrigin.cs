namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Who asked for a release.</summary>
public enum ReleaseOrigin
{
    /// <summary>The party itself hung up.</summary>
    Device,

    /// <summary>A computer asked the switch.</summary>
    ThirdParty,

    /// <summary>The switch did it by itself.</summary>
    Switch,
}
