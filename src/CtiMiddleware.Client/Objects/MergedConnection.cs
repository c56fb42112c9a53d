namespace CtiMiddleware.Client;

/// <summary>One connection of a transfer or conference, before and after.</summary>
/// <param name="Old">Before; null when it began by the merge.</param>
/// <param name="New">After; null when it ended by the merge.</param>
/// <param name="Device">Its device; null when not known or masked.</param>
public sealed record MergedConnection(string? Old, string? New, string? Device);
