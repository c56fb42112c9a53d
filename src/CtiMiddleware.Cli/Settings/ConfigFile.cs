using System.Text.Json;

namespace CtiMiddleware.Cli.Settings;

/// <summary>The file with server and key: <c>{"url":"…","key":"…"}</c>. It holds a secret, so it must be its owner's alone.</summary>
internal sealed record ConfigFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The server; null when not given.</summary>
    public string? Url { get; init; }

    /// <summary>The key; null when not given.</summary>
    public string? Key { get; init; }

    /// <summary>Where the file is: <c>CTI_CONFIG</c>, else below the user's configuration folder.</summary>
    public static string PathFor(CliHost host)
    {
        if (host.Variable("CTI_CONFIG") is { Length: > 0 } given)
            return given;
        if (OperatingSystem.IsWindows())
            return Path.Combine(host.Variable("APPDATA") ?? ".", "cti", "config.json");
        var folder = host.Variable("XDG_CONFIG_HOME") is { Length: > 0 } own ? own : Path.Combine(host.Variable("HOME") ?? ".", ".config");
        return Path.Combine(folder, "cti", "config.json");
    }

    /// <summary>Reads the file; empty when there is none.</summary>
    /// <exception cref="CliException">Others can read it, or it is not what it should be.</exception>
    public static ConfigFile Read(CliHost host)
    {
        var path = PathFor(host);
        if (!File.Exists(path))
            return new ConfigFile();
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
            throw new CliException(ExitCodes.BadConfiguration, $"{path} holds a key and can be read by others.", $"chmod 600 {path}");
        try
        {
            return JsonSerializer.Deserialize<ConfigFile>(File.ReadAllText(path), s_options) ?? new ConfigFile();
        }
        catch (JsonException wrong)
        {
            throw new CliException(
                ExitCodes.BadConfiguration,
                $"{path}, line {wrong.LineNumber + 1}: not the configuration that is expected.",
                """write {"url":"http://host:port","key":"ctk_…"}"""
            );
        }
        catch (UnauthorizedAccessException)
        {
            throw new CliException(ExitCodes.BadConfiguration, $"{path} cannot be read.", "correct its owner or mode");
        }
    }

    /// <summary>Text without the key.</summary>
    public override string ToString() => Url ?? "no server";
}
