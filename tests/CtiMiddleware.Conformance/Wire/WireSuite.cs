namespace CtiMiddleware.Conformance.Wire;

/// <summary>What the suites for data links and boards have in common. An adapter inherits each in one line: <c>: WireFramingConformance(MyWire.Value)</c>.</summary>
/// <param name="target">The adapter and its far end.</param>
public abstract class WireSuite(WireTarget target)
{
    /// <summary>How long the opening of a link may take.</summary>
    protected static readonly TimeSpan OpeningLimit = TimeSpan.FromMinutes(3);

    /// <summary>The adapter and its far end.</summary>
    protected WireTarget Target { get; } = target;

    /// <summary>A world in which nothing has run yet.</summary>
    protected WireWorld NewWorld() => new(Target);

    /// <summary>A world in which the link is in service.</summary>
    protected WireWorld InService()
    {
        var world = NewWorld();
        world.RunUntilInService(OpeningLimit);
        return world;
    }

    /// <summary>A world in which the story has been played.</summary>
    protected WireWorld Story()
    {
        var world = InService();
        world.Play();
        return world;
    }

    /// <summary>Runs a test that this adapter is known not to pass, see <see cref="DeviationAttribute"/>.</summary>
    /// <param name="test">The suite's own test.</param>
    /// <exception cref="Xunit.Sdk.XunitException">The test passes: the deviation is no more and its override must go.</exception>
    protected static async Task DeviatesAsync(Func<Task> test) => await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(test);
}
