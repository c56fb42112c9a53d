using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>What voice engines are composed of.</summary>
/// <param name="Options">Bounds.</param>
/// <param name="Messages">The messages; null when none is configured: then nothing is played or recorded.</param>
/// <param name="CreateEar">Makes an ear for a board that does not hear all by itself.</param>
internal sealed record VoiceParts(VoiceOptions Options, IMessageStore? Messages, Func<BoardTraits, VoiceOptions, IEar> CreateEar);
