using Microsoft.Extensions.Options;

namespace CtiMiddleware.Adapters.GsmModem;

/// <summary>Checks the bounds that stand as attributes on <see cref="GsmModemOptions"/>, all of them at once. Stateless.</summary>
[OptionsValidator]
public sealed partial class GsmModemOptionsValidator : IValidateOptions<GsmModemOptions>;
