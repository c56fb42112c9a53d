using CtiMiddleware.Live.Tests.Product;

namespace CtiMiddleware.Live.Tests;

/// <summary>Tests of the product through its public API at an Asterisk that they share.</summary>
public abstract class ApiTests(AsteriskFixture fixture, ITestOutputHelper output)
{
    /// <summary>Begins a scenario with these phones.</summary>
    protected async Task<Scenario> BeginAsync(params string[] numbers) =>
        await Scenario.BeginAsync(fixture.Peer, await fixture.MiddlewareAsync(), output, numbers);
}
