namespace CtiMiddleware.Runtime.Voice;

/// <summary>A message or recording of a store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Size of its file.</param>
/// <param name="Modified">When it was put or recorded, UTC.</param>
public sealed record StoredMessage(string Name, long Bytes, DateTimeOffset Modified);
