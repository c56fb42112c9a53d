using Microsoft.Extensions.Options;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>Checks the bounds that stand as attributes on <see cref="SmdiOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class SmdiBoundsValidator : IValidateOptions<SmdiOptions>;
