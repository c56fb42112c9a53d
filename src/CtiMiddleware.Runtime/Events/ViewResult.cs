namespace CtiMiddleware.Runtime.Events;

/// <summary>An event as one reader may see it.</summary>
/// <param name="Visible">Whether the reader gets it at all.</param>
/// <param name="Type">The type under which the reader gets it; null when it does not.</param>
/// <param name="Json">The event as CloudEvents JSON: the log's own bytes, or a copy with what the reader may not see left out or masked.</param>
public readonly record struct ViewResult(bool Visible, string? Type, ReadOnlyMemory<byte> Json);
