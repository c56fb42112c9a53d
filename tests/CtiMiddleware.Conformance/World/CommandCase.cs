using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Conformance.World;

/// <summary>A command in a situation in which it makes sense.</summary>
/// <param name="Service">The service, by its name in the capability table.</param>
/// <param name="Arrange">Makes the situation and gives the command.</param>
/// <param name="Done">Whether the switch did it, by the switch's own account; null when the account cannot tell.</param>
public sealed record CommandCase(string Service, Func<ConformanceWorld, SwitchCommand> Arrange, Func<ConformanceWorld, bool>? Done = null)
{
    /// <inheritdoc/>
    public override string ToString() => Service;
}
