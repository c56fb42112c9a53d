using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CtiMiddleware.Links.Transports;

/// <summary>Resolves, connects and agrees on TLS; every step leaves a sentence.</summary>
/// <param name="endpoint">Where to.</param>
/// <param name="time">The clock.</param>
/// <param name="report">Told of each step when it is over.</param>
internal sealed class SocketConnector(TcpEndpoint endpoint, TimeProvider time, Action<TransportStep> report)
{
    /// <summary>Connects to the first address that answers.</summary>
    /// <exception cref="TransportException">No address answers; the message is the reason in words.</exception>
    public async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var failures = new List<string>();
        foreach (var address in await ResolveAsync(cancellationToken))
        {
            var start = time.GetTimestamp();
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);
                await socket.ConnectAsync(new IPEndPoint(address, endpoint.Port), cancellationToken);
                report(new("connect", Ok: true, $"Connected to {address} port {endpoint.Port}.", time.GetElapsedTime(start)));
                return socket;
            }
            catch (SocketException failure)
            {
                socket.Dispose();
                failures.Add($"{address} port {endpoint.Port}: {failure.Message}");
                report(new("connect", Ok: false, $"{failures[^1]}.", time.GetElapsedTime(start)));
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        throw new TransportException($"cannot connect: {string.Join("; ", failures)}");
    }

    /// <summary>Agrees on TLS and validates the certificate.</summary>
    /// <exception cref="TransportException">It was not agreed on or the certificate is not accepted; the message is the reason in words.</exception>
    public async Task<SslStream> SecureAsync(Socket socket, TlsSettings settings, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var refusal = "";
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = settings.TargetHost ?? endpoint.Host,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    CertificateChainPolicy = Policy(settings),
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                        (refusal = Refusal(settings, certificate, chain, errors)).Length == 0,
                },
                cancellationToken
            );
            report(new("tls", Ok: true, $"{stream.SslProtocol} with {stream.RemoteCertificate?.Subject}.", time.GetElapsedTime(start)));
            return stream;
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException or CryptographicException)
        {
            await stream.DisposeAsync();
            var reason = refusal.Length > 0 ? refusal : failure.Message;
            report(new("tls", Ok: false, reason, time.GetElapsedTime(start)));
            throw new TransportException($"TLS failed: {reason}");
        }
    }

    private async Task<IPAddress[]> ResolveAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(endpoint.Host, cancellationToken);
            if (addresses.Length == 0)
                throw new SocketException((int)SocketError.HostNotFound);
            report(
                new("resolve", Ok: true, $"{endpoint.Host} is {string.Join(", ", addresses.AsEnumerable())}.", time.GetElapsedTime(start))
            );
            return addresses;
        }
        catch (SocketException failure)
        {
            report(new("resolve", Ok: false, $"{endpoint.Host}: {failure.Message}.", time.GetElapsedTime(start)));
            throw new TransportException($"cannot resolve {endpoint.Host}: {failure.Message}");
        }
    }

    private static X509ChainPolicy? Policy(TlsSettings settings)
    {
        if (settings.AuthorityFile is null)
            return null;
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // Authorities of one's own seldom publish revocation lists; the system's are checked by default rules.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.ImportFromPemFile(settings.AuthorityFile);
        return policy;
    }

    private static string Refusal(TlsSettings settings, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
            return "the switch shows no certificate";
        if (settings.PinnedSha256 is { } pinned)
        {
            var actual = Convert.ToHexString(SHA256.HashData(certificate.GetRawCertData()));
            return string.Equals(pinned.Replace(":", "", StringComparison.Ordinal), actual, StringComparison.OrdinalIgnoreCase)
                ? ""
                : $"the certificate's SHA-256 is {actual}, not the pinned one";
        }
        if (errors == SslPolicyErrors.None)
            return "";
        var details = chain is null ? "" : string.Join("; ", chain.ChainStatus.Select(static status => status.StatusInformation.Trim()));
        return $"the certificate of {certificate.Subject} is not accepted: {errors}{(details.Length > 0 ? $" ({details})" : "")}";
    }
}
