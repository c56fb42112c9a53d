namespace CtiMiddleware.Server.Security;

/// <summary>What came of looking at the credentials of a request.</summary>
public enum KeyCheck
{
    /// <summary>The key is known and valid.</summary>
    Valid,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It is not a known key.</summary>
    Invalid,

    /// <summary>It was valid until it expired.</summary>
    Expired,
}
