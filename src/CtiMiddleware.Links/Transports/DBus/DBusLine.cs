namespace CtiMiddleware.Links.Transports.DBus;

/// <summary>
/// One line between a protocol and the D-Bus: a JSON object in UTF-8, ended by LF. <c>type</c> says which; the other names are those of the members
/// here in lower camel case. What is null is left out. Written by <see cref="DBusLineWriter"/>, read by <see cref="DBusLineReader"/>.
/// </summary>
public abstract record DBusLine
{
    private DBusLine() { }

    /// <summary><c>owner</c>, comes in: who owns the well-known name of the service. Always the first line, and again whenever it changes.</summary>
    /// <param name="Name">The well-known name.</param>
    /// <param name="OwnerName">The unique name that owns it, written as <c>owner</c>, or null when nobody does: the service is not running.</param>
    public sealed record Owner(string Name, string? OwnerName) : DBusLine;

    /// <summary><c>signal</c>, comes in: the service says something.</summary>
    /// <param name="Path">The object.</param>
    /// <param name="Interface">The interface.</param>
    /// <param name="Member">The signal.</param>
    /// <param name="Body">Its arguments.</param>
    public sealed record Signal(string Path, string Interface, string Member, IReadOnlyList<DBusValue> Body) : DBusLine;

    /// <summary><c>return</c>, comes in: a call was carried out.</summary>
    /// <param name="Serial">The number of the call, the caller's own.</param>
    /// <param name="Body">What it answers.</param>
    public sealed record Return(long Serial, IReadOnlyList<DBusValue> Body) : DBusLine;

    /// <summary><c>error</c>, comes in: a call was not carried out.</summary>
    /// <param name="Serial">The number of the call, the caller's own; 0 when a line could not be read as a call at all.</param>
    /// <param name="Name">The name of the error, for example <c>org.ofono.Error.InProgress</c>; names that begin with <see cref="OwnErrors"/> are the transport's.</param>
    /// <param name="Message">The error in words; may be empty.</param>
    public sealed record Error(long Serial, string Name, string Message) : DBusLine;

    /// <summary><c>dropped</c>, comes in: a message that could not be passed on, so that nothing is missing in silence.</summary>
    /// <param name="Reason">Why, in words, with what is known of the message.</param>
    public sealed record Dropped(string Reason) : DBusLine;

    /// <summary><c>call</c>, goes out: a method call to any object of any service on the bus.</summary>
    /// <param name="Serial">The caller's own number, above 0 and never reused on a link; the answer carries it.</param>
    /// <param name="Destination">The name of the service.</param>
    /// <param name="Path">The object.</param>
    /// <param name="Interface">The interface.</param>
    /// <param name="Member">The method.</param>
    /// <param name="Body">Its arguments.</param>
    public sealed record Call(long Serial, string Destination, string Path, string Interface, string Member, IReadOnlyList<DBusValue> Body)
        : DBusLine;

    /// <summary>What the names of errors begin with that the transport made and not the service.</summary>
    public const string OwnErrors = "CtiMiddleware.DBus.Error.";
}
