namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>One of the two servers of a pair; a client that loses one goes to the other.</summary>
public enum CtiServerSide
{
    /// <summary>Usually on port 42027.</summary>
    A,

    /// <summary>Usually on port 43027.</summary>
    B,
}
