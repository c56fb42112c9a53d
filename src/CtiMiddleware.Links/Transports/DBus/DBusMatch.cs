namespace CtiMiddleware.Links.Transports.DBus;

/// <summary>Which signals of the service are wanted; what is null is any.</summary>
/// <param name="Interface">The interface, exactly.</param>
/// <param name="PathNamespace">An object path; objects below it are meant too.</param>
public sealed record DBusMatch(string? Interface, string? PathNamespace)
{
    /// <summary>The match rule of the D-Bus specification for signals of a service.</summary>
    /// <param name="peer">The well-known name of the service.</param>
    internal string Rule(string peer)
    {
        var rule = $"type='signal',sender='{peer}'";
        if (Interface is not null)
            rule += $",interface='{Interface}'";
        if (PathNamespace is not null)
            rule += $",path_namespace='{PathNamespace}'";
        return rule;
    }
}
