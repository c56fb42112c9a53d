namespace CtiMiddleware.Links.Spi;

/// <summary>A timer of a protocol. Starting one that runs starts it anew.</summary>
/// <param name="Id">The protocol's own number for it.</param>
public readonly record struct LinkTimer(int Id);
