using System.Text;
using CtiMiddleware.Server.Configuration;

namespace CtiMiddleware.Server.Security;

/// <summary>
/// The administrator's key of a first start without any configured key: made once, printed once, its hash kept in the state folder with
/// mode 0600. Without a state folder it lives in memory and is another one after the next start.
/// </summary>
public static class FirstKey
{
    /// <summary>The identifier of the generated key.</summary>
    public const string Id = "admin";

    /// <summary>The file in the state folder.</summary>
    public const string FileName = "first-key";

    /// <summary>Finds the key of before or makes one.</summary>
    /// <param name="stateFolder">The state folder, or null.</param>
    /// <param name="text">The key's text when it was made now; null when it is that of before.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="InvalidDataException">The file of before does not hold a hash.</exception>
    public static ApiKey FindOrMake(string? stateFolder, out string? text)
    {
        var path = stateFolder is null ? null : Path.Combine(stateFolder, FileName);
        if (path is not null && File.Exists(path))
        {
            text = null;
            var stored = File.ReadAllText(path).Trim();
            return KeySettings.TryReadHash(stored, out var hash)
                ? Admin(hash)
                : throw new InvalidDataException($"{path} does not hold a key's hash; delete it to have a new key made.");
        }
        text = ApiKeyText.Generate(Id);
        var made = ApiKeyText.Hash(text);
        if (path is not null)
            Write(path, "sha256:" + Convert.ToHexStringLower(made));
        return Admin(made);
    }

    private static ApiKey Admin(byte[] hash) => new(Id, hash, new HashSet<ApiScope> { ApiScope.Admin }, ["*"], true, null);

    private static void Write(string path, string line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        file.Flush(flushToDisk: true);
    }
}
