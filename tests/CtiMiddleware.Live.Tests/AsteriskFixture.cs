using CtiMiddleware.Live.Tests.Peers;
using CtiMiddleware.Live.Tests.Product;

namespace CtiMiddleware.Live.Tests;

/// <summary>One Asterisk for all tests of a collection, started before the first of them.</summary>
public abstract class AsteriskFixture(AsteriskInstallation installation) : IAsyncLifetime
{
    private AsteriskPeer? peer;
    private Middleware? middleware;

    /// <summary>The running Asterisk; skips the test when the machine has none.</summary>
    public AsteriskPeer Peer
    {
        get
        {
            Requirements.Need(installation);
            return peer!;
        }
    }

    /// <summary>The product at this Asterisk, started for the first test that wants it. Tests of a collection follow one another.</summary>
    public async Task<Middleware> MiddlewareAsync() => middleware ??= await Middleware.StartAsync(Peer);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (installation.MissingBecause is null)
        {
            peer = await AsteriskPeer.StartAsync(installation);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (middleware is not null)
        {
            await middleware.DisposeAsync();
        }

        if (peer is not null)
        {
            await peer.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}

/// <summary>Asterisk 22 with PJSIP phones.</summary>
public sealed class Asterisk22Fixture() : AsteriskFixture(AsteriskInstallation.Asterisk22);

/// <summary>Asterisk 16 with chan_sip phones.</summary>
public sealed class Asterisk16Fixture() : AsteriskFixture(AsteriskInstallation.Asterisk16);

[CollectionDefinition(Name)]
public sealed class OnAsterisk22 : ICollectionFixture<Asterisk22Fixture>
{
    public const string Name = "on Asterisk 22";
}

[CollectionDefinition(Name)]
public sealed class OnAsterisk16 : ICollectionFixture<Asterisk16Fixture>
{
    public const string Name = "on Asterisk 16";
}
