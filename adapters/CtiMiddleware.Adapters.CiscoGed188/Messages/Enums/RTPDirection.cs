namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>RTPDirection of the specification, 2 bytes on the wire.</summary>
public enum RTPDirection : ushort
{
    /// <summary>Input.</summary>
    Input = 0,

    /// <summary>Output.</summary>
    Output = 1,

    /// <summary>BiDirectional.</summary>
    BiDirectional = 2,
}
