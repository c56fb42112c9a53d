namespace CtiMiddleware.Model.Events;

/// <summary>Something of the switch that has no counterpart in the standard and that applications may want: ECMA-269 Private Event (31.2).</summary>
/// <param name="Name">The switch's own name, for example the UserEvent's. Extension: a form of the standard's privateData.</param>
/// <param name="Fields">Its fields in wire order; a name may come more than once. Extension likewise.</param>
public sealed record PrivateEvent(
    [property: Extension] string Name,
    [property: Extension] IReadOnlyList<KeyValuePair<string, string>> Fields
) : SwitchEvent;
