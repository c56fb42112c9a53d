using CtiMiddleware.Links.Transports;

namespace CtiMiddleware.Links.Tests.Transports;

/// <summary>Waits for a transport's news without polling.</summary>
internal sealed class Wakes : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0);

    public void Wake() => _signal.Release();

    public async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            Assert.True(await _signal.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken), "no news in 30 s");
    }

    public async Task<byte[]> ReceiveAsync(ITransport transport, int count)
    {
        var bytes = new byte[count];
        var filled = 0;
        await UntilAsync(() => (filled += transport.Receive(bytes.AsSpan(filled), out _)) == count);
        return bytes;
    }

    public void Dispose() => _signal.Dispose();
}
