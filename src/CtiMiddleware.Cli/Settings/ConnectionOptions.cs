using System.CommandLine;

namespace CtiMiddleware.Cli.Settings;

/// <summary>The options of every command that talks to a server.</summary>
internal sealed class ConnectionOptions
{
    private readonly Option<string?> _url = new("--url")
    {
        Description = "The server. Else CTI_URL, else the configuration file, else http://127.0.0.1:7070.",
    };

    private readonly Option<string?> _key = new("--key")
    {
        Description = "The API key. Others on this machine can see arguments: better CTI_KEY, or the configuration file.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "One JSON document a line." };

    /// <summary>Adds the options to a command.</summary>
    public static ConnectionOptions AddTo(Command command)
    {
        var options = new ConnectionOptions();
        command.Add(options._url);
        command.Add(options._key);
        command.Add(options._json);
        return options;
    }

    /// <summary>Whether JSON is wanted.</summary>
    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>The server and the key, from wherever they are given.</summary>
    public ConnectionSettings Resolve(ParseResult parsed, CliHost host) =>
        ConnectionSettings.Resolve(parsed.GetValue(_url), parsed.GetValue(_key), host);
}
