using Microsoft.Extensions.Options;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>Checks the bounds that stand as attributes on <see cref="OFonoOptions"/>, all of them at once. Stateless.</summary>
[OptionsValidator]
public sealed partial class OFonoOptionsValidator : IValidateOptions<OFonoOptions>;
