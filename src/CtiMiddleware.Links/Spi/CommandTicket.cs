namespace CtiMiddleware.Links.Spi;

/// <summary>One command on its way through an adapter. Never reused on a link.</summary>
/// <param name="Number">Its number, counted from 1.</param>
public readonly record struct CommandTicket(long Number);
