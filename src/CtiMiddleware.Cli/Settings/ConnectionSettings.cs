using CtiMiddleware.Client;

namespace CtiMiddleware.Cli.Settings;

/// <summary>Which server, with which key. The key is never printed.</summary>
internal sealed record ConnectionSettings(Uri Url, string Key)
{
    private const string DefaultUrl = "http://127.0.0.1:7070";

    /// <summary>Option, then environment, then file, then the default.</summary>
    /// <exception cref="CliException">There is no key, or something given is wrong.</exception>
    public static ConnectionSettings Resolve(string? url, string? key, CliHost host)
    {
        var (givenUrl, givenKey) = (url ?? NonEmpty(host.Variable("CTI_URL")), key ?? NonEmpty(host.Variable("CTI_KEY")));
        // The file is read only when something is missing: who gives both does not stumble over it.
        var file = givenUrl is null || givenKey is null ? ConfigFile.Read(host) : new ConfigFile();
        var text = givenUrl ?? file.Url ?? DefaultUrl;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new CliException(ExitCodes.BadConfiguration, $"'{text}' is no address of a server.", "write it as http://host:port");
        var secret =
            givenKey
            ?? file.Key
            ?? throw new CliException(
                ExitCodes.NotAllowed,
                "There is no API key.",
                $"set CTI_KEY to the key that the server printed at its first start, or write {{\"key\":\"ctk_…\"}} into {ConfigFile.PathFor(host)} (mode 600)"
            );
        Secrets.Check(secret, "The API key", $"CTI_KEY, --key or {ConfigFile.PathFor(host)}");
        return new ConnectionSettings(address, secret);
    }

    /// <summary>Connects and checks the key.</summary>
    public Task<CtiClient> ConnectAsync(CliHost host, CancellationToken stop) =>
        CtiClient.ConnectAsync(
            new CtiClientOptions
            {
                Url = Url,
                ApiKey = Key,
                Time = host.Time,
            },
            stop
        );

    /// <summary>Text without the key.</summary>
    public override string ToString() => Url.ToString();

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
