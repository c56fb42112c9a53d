namespace CtiMiddleware.Media.CallerId;

/// <summary>How a caller id message is laid out.</summary>
public enum CallerIdFormat
{
    /// <summary>Single data message format (type 0x04): time and number, no name.</summary>
    SingleData,

    /// <summary>Multiple data message format (type 0x80): parameters with type and length.</summary>
    MultipleData,
}
