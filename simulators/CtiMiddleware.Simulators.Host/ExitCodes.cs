namespace CtiMiddleware.Simulators.Host;

/// <summary>How <c>cti-sim</c> ends: the codes of <c>cti</c>.</summary>
public static class ExitCodes
{
    /// <summary>As wanted.</summary>
    public const int Ok = 0;

    /// <summary>It failed: something was lost, an input broke an adapter, the far end was not there.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A file or a name is not there.</summary>
    public const int NotFound = 3;

    /// <summary>What configures the simulator is refused: a profile with errors, a fault that the face cannot produce.</summary>
    public const int Refused = 9;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;
}
