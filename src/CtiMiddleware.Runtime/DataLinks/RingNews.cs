using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.DataLinks;

/// <summary>What happened at a port that a message desk announces.</summary>
/// <param name="Port">The port's number.</param>
internal abstract record RingNews(string Port)
{
    /// <summary>A call rings.</summary>
    public sealed record Rings(string Port, NativeConnection Connection) : RingNews(Port);

    /// <summary>It is over at this port.</summary>
    public sealed record Over(string Port, NativeConnection Connection) : RingNews(Port);

    /// <summary>It goes on under another native identifier.</summary>
    public sealed record Renamed(string Port, NativeConnection Old, NativeConnection Now) : RingNews(Port);
}
