using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.DBus;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Links.Tests.Transports.DBus;

/// <summary>What the transport says without any bus; with one, see the live suite of boards.</summary>
public sealed class SdBusTransportTests
{
    [Theory]
    [InlineData("unix:path=/nonexistent/bus", "no bus answers at unix:path=/nonexistent/bus")]
    [InlineData("unixexec:path=/bin/true", "is no bus: use system, session")]
    [InlineData("unix:path=/nonexistent/bus;unixexec:path=/bin/true", "is no bus: use system, session")]
    [InlineData("somewhere", "is no bus: use system, session")]
    [InlineData("unix:nonsense", "is not an address of a bus")]
    public async Task A_bus_that_cannot_be_reached_closes_the_transport_with_words_and_what_helps(string bus, string words)
    {
        using var transport = new SdBusTransport(
            new DBusEndpoint(bus, "org.ofono"),
            new TransportOptions(),
            TimeProvider.System,
            NullLogger<SdBusTransport>.Instance
        );
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        transport.Open(() =>
        {
            if (transport.State == TransportState.Closed)
                closed.TrySetResult();
        });

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        // Where libsystemd is not installed, that is what is told.
        if (!transport.Reason.Contains("libsystemd.so.0 is missing", StringComparison.Ordinal))
            Assert.Contains(words, transport.Reason, StringComparison.Ordinal);
        Assert.Contains(transport.Steps, static step => !step.Ok);
        Assert.False(transport.Send("x\n"u8));
    }

    [Fact]
    public void The_address_names_bus_and_service() =>
        Assert.Equal("dbus://system/org.ofono", new DBusEndpoint("system", "org.ofono").ToString());
}
