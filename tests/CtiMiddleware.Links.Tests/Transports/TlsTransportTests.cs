using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CtiMiddleware.Links.Transports;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Links.Tests.Transports;

public sealed class TlsTransportTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Wakes _wakes = new();
    private readonly X509Certificate2 _certificate = SelfSigned();

    public TlsTransportTests() => _listener.Start();

    public void Dispose()
    {
        _listener.Dispose();
        _wakes.Dispose();
        _certificate.Dispose();
    }

    [Fact]
    public async Task A_certificate_of_nobody_is_refused_by_default()
    {
        using var transport = Create(new TlsSettings());
        var server = ServeAsync(transport);
        await _wakes.UntilAsync(() => transport.State == TransportState.Closed);
        Assert.StartsWith("TLS failed: the certificate of CN=localhost is not accepted", transport.Reason, StringComparison.Ordinal);
        Assert.Equal(("tls", false), (transport.Steps[^1].Name, transport.Steps[^1].Ok));
        await Record.ExceptionAsync(() => server);
    }

    [Fact]
    public async Task A_pinned_certificate_is_accepted_and_bytes_pass()
    {
        using var transport = Create(new TlsSettings { PinnedSha256 = _certificate.GetCertHashString(HashAlgorithmName.SHA256) });
        var server = ServeAsync(transport);
        await _wakes.UntilAsync(() => transport.State == TransportState.Open);
        using var stream = await server;
        Assert.True(transport.Send("hello"u8));
        var buffer = new byte[5];
        await stream.ReadExactlyAsync(buffer, TestContext.Current.CancellationToken);
        await stream.WriteAsync("world"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal("world"u8.ToArray(), await _wakes.ReceiveAsync(transport, 5));
    }

    [Fact]
    public async Task Another_certificate_than_the_pinned_one_is_refused()
    {
        using var transport = Create(new TlsSettings { PinnedSha256 = new string('0', 64) });
        var server = ServeAsync(transport);
        await _wakes.UntilAsync(() => transport.State == TransportState.Closed);
        Assert.Contains("not the pinned one", transport.Reason, StringComparison.Ordinal);
        await Record.ExceptionAsync(() => server);
    }

    [Fact]
    public async Task A_named_authority_is_accepted_instead_of_the_systems()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, _certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
            using var transport = Create(new TlsSettings { AuthorityFile = file, TargetHost = "localhost" });
            var server = ServeAsync(transport);
            await _wakes.UntilAsync(() => transport.State != TransportState.Connecting);
            Assert.Equal("", transport.Reason);
            (await server).Dispose();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<SslStream> ServeAsync(SocketTransport transport)
    {
        transport.Open(_wakes.Wake);
        var socket = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        await stream.AuthenticateAsServerAsync(_certificate);
        return stream;
    }

    private SocketTransport Create(TlsSettings settings) =>
        new(
            new TcpEndpoint("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port) { Tls = settings },
            new TransportOptions(),
            TimeProvider.System,
            NullLogger<SocketTransport>.Instance
        );

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
