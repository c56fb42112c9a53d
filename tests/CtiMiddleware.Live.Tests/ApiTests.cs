using CtiMiddleware.Live.Tests.Peers;
using CtiMiddleware.Live.Tests.Product;

namespace CtiMiddleware.Live.Tests;

/// <summary>Tests of the product through its public API at an Asterisk that they share.</summary>
public abstract class ApiTests(AsteriskFixture fixture, ITestOutputHelper output)
{
    /// <summary>The switch.</summary>
    protected AsteriskPeer Peer => fixture.Peer;

    /// <summary>Begins a scenario with these phones.</summary>
    protected async Task<Scenario> BeginAsync(params string[] numbers) =>
        await Scenario.BeginAsync(fixture.Peer, await fixture.MiddlewareAsync(), output, numbers);
}
