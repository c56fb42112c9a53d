using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Model.Events;

/// <summary>One connection of a merge, before and after: ECMA-269 connection list item (12.2.9). The only truth about which call survives (field rule 3).</summary>
/// <param name="NewConnection">The connection after the merge; null when it ended by it.</param>
/// <param name="OldConnection">The connection before the merge; null when it began by it.</param>
/// <param name="Endpoint">The device of the connection.</param>
public readonly record struct ConnectionListItem(NativeConnection? NewConnection, NativeConnection? OldConnection, PartyDevice Endpoint)
{
    /// <summary>
    /// The state after the merge; null when the switch did not tell: then it is that of before, or <c>connected</c> for a connection that was
    /// never seen. Extension.
    /// </summary>
    [Extension]
    public LocalConnectionState? State { get; init; }
}
