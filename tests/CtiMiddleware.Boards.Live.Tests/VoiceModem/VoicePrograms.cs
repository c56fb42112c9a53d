using CtiMiddleware.Live.Tests.Peers;

namespace CtiMiddleware.Boards.Live.Tests.VoiceModem;

/// <summary>
/// Programs of mgetty-voice from the unpacked system, each in a mount space of its own: terminals are those of the test, and spool, log and settings lie
/// in the test's folder, so that the unpacked system stays as it is.
/// </summary>
internal static class VoicePrograms
{
    private static string Root => AsteriskInstallation.Asterisk22.Root;

    public static string? MissingBecause =>
        AsteriskInstallation.Asterisk22.MissingBecause
        ?? (File.Exists(Path.Combine(Root, "usr/sbin/vgetty")) ? null : "vgetty is not in the unpacked system (eng/peers.sh)");

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its path in the unpacked system, and its arguments.</param>
    /// <param name="folder">Holds spool, log and settings; made ready by <see cref="Prepare"/>.</param>
    public static ChildProcess Start(string folder, params string[] program)
    {
        var script = $"""
            mount --bind /dev/pts '{Root}/dev/pts' &&
            mount --bind '{folder}/spool' '{Root}/var/spool/voice' &&
            mount --bind '{folder}/log' '{Root}/var/log' &&
            mount --bind '{folder}/etc' '{Root}/etc/mgetty' &&
            mount --bind '{folder}/tmp' '{Root}/tmp' &&
            exec chroot '{Root}' "$@"
            """;
        return ChildProcess.Start(
            Path.GetFileName(program[0]),
            "unshare",
            ["--mount", "--propagation", "private", "sh", "-c", script, "sh", .. program],
            folder
        );
    }

    /// <summary>Makes the folders, with the package's own settings changed in few lines.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="device">The terminal's name below /dev.</param>
    /// <param name="changes">Settings of voice.conf by name.</param>
    public static void Prepare(string folder, string device, IReadOnlyDictionary<string, string> changes)
    {
        foreach (var name in new[] { "spool/incoming", "spool/messages", "log/mgetty", "etc", "tmp" })
            Directory.CreateDirectory(Path.Combine(folder, name));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "etc/mgetty")))
            File.Copy(file, Path.Combine(folder, "etc", Path.GetFileName(file)));
        var path = Path.Combine(folder, "etc/voice.conf");
        var lines = File.ReadAllLines(path)
            .Select(line =>
            {
                var name = line.TrimStart().Split(' ', '\t')[0];
                return changes.TryGetValue(name, out var value) ? $"{name} {value}" : line;
            })
            // The sections of single ports are examples, of ports that are not there.
            .TakeWhile(static line => !line.StartsWith("port tty", StringComparison.Ordinal));
        File.WriteAllLines(path, lines);
    }
}
