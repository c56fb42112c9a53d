namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>What a face does with a request under faults.</summary>
public enum RequestVerdict
{
    /// <summary>As ever. Its answer may still be swallowed or come late; that is no business of the face.</summary>
    CarryOut,

    /// <summary>Nothing, as if it had never come.</summary>
    Ignore,

    /// <summary>Answers negatively in the protocol's own way and does not carry it out.</summary>
    Refuse,
}
