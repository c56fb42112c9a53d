using Microsoft.Extensions.Options;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>Checks the bounds that stand as attributes on <see cref="VoiceModemOptions"/>, all of them at once. Stateless.</summary>
[OptionsValidator]
public sealed partial class VoiceModemOptionsValidator : IValidateOptions<VoiceModemOptions>;
