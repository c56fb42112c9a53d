using CtiMiddleware.Conformance.World;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Conformance;

/// <summary>What the suites have in common. An adapter inherits each suite in one line: <c>: FramingConformance(MyTarget.Value)</c>.</summary>
/// <param name="target">The adapter and its face.</param>
public abstract class ConformanceSuite(ConformanceTarget target)
{
    /// <summary>The adapter and its face.</summary>
    protected ConformanceTarget Target { get; } = target;

    /// <summary>A world in which nothing has run yet.</summary>
    protected ConformanceWorld NewWorld(VirtualSwitchOptions? options = null) => new(Target, options);

    /// <summary>A world in which the switch is in service.</summary>
    protected ConformanceWorld InService(VirtualSwitchOptions? options = null)
    {
        var world = NewWorld(options);
        world.Rig.RunUntilInService();
        return world;
    }

    /// <summary>Runs a test that this switch is known not to pass, see <see cref="DeviationAttribute"/>.</summary>
    /// <param name="test">The suite's own test.</param>
    /// <exception cref="Xunit.Sdk.XunitException">The test passes: the deviation is no more and its override must go.</exception>
    protected static async Task DeviatesAsync(Func<Task> test) => await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(test);
}
