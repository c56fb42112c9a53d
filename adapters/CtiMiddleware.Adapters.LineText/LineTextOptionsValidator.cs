using Microsoft.Extensions.Options;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>Checks the bounds that stand as attributes on <see cref="LineTextOptions"/>, all of them at once. Stateless.</summary>
[OptionsValidator]
public sealed partial class LineTextOptionsValidator : IValidateOptions<LineTextOptions>;
