using CtiMiddleware.Media.Codecs;

namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>One line of a modem's answer to <c>+VSM=?</c>.</summary>
/// <param name="Id">The number by which it is chosen.</param>
/// <param name="Name">The name that the modem gives it.</param>
/// <param name="Bits">Bits of a sample.</param>
/// <param name="Coding">What the bits are.</param>
public sealed record VoiceFormat(int Id, string Name, int Bits, AudioEncoding Coding);
