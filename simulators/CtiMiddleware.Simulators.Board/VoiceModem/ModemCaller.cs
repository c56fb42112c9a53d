namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>What a modem reads from caller id signalling.</summary>
/// <param name="At">Month, day, hour and minute, two digits each; null when it was not sent.</param>
/// <param name="Number">The number, or <c>P</c> withheld, <c>O</c> not known; null when neither was sent.</param>
/// <param name="Name">The name, or <c>P</c>, <c>O</c>; null when neither was sent.</param>
internal sealed record ModemCaller(string? At, string? Number, string? Name);
