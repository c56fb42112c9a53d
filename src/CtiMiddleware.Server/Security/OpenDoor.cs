namespace CtiMiddleware.Server.Security;

/// <summary>Marks an endpoint that needs no key: health and the files of the page.</summary>
public sealed class OpenDoor;
