namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>
/// An Asterisk unpacked into a folder of its own by <c>eng/peers.sh</c>, and the ways to run it from there.
/// </summary>
/// <param name="Name">The folder's name, such as <c>asterisk-22</c>.</param>
/// <param name="Technology">The channel technology of its phones, <c>PJSIP</c> or <c>SIP</c>.</param>
/// <param name="Templates">The template folder that belongs to the technology.</param>
public sealed record AsteriskInstallation(string Name, string Technology, string Templates)
{
    /// <summary>Asterisk 22 with phones on PJSIP.</summary>
    public static AsteriskInstallation Asterisk22 { get; } = new("asterisk-22", "PJSIP", "Asterisk/pjsip");

    /// <summary>Asterisk 16 with phones on chan_sip.</summary>
    public static AsteriskInstallation Asterisk16 { get; } = new("asterisk-16", "SIP", "Asterisk/chan_sip");

    /// <summary>The root of the unpacked system.</summary>
    public string Root => Path.Combine(PeersFolder, Name);

    /// <summary>Why it cannot be run, or <c>null</c>.</summary>
    public string? MissingBecause =>
        File.Exists(Path.Combine(PeersFolder, Name + ".complete"))
            ? null
            : $"{Name} is not in {PeersFolder}; eng/peers.sh puts it there (needs root, apt and debootstrap)";

    /// <summary>The ways to run it, the preferred one first.</summary>
    public IEnumerable<AsteriskLaunch> Launches()
    {
        var loader = FirstFile("usr/lib", "ld-linux*.so.*");
        if (loader is not null)
        {
            var libraries = Path.GetDirectoryName(loader)!;
            yield return new AsteriskLaunch(
                "without root, by the installation's own program loader",
                loader,
                ["--library-path", $"{libraries}:{Path.Combine(Root, "usr/lib")}", Path.Combine(Root, "usr/sbin/asterisk")],
                SystemRoot: Root,
                StateRoot: ""
            );
        }

        if (Environment.IsPrivilegedProcess)
        {
            yield return new AsteriskLaunch("in a chroot", "chroot", [Root, "/usr/sbin/asterisk"], SystemRoot: "", StateRoot: Root);
        }
    }

    /// <summary>The modules folder, relative to <see cref="Root"/>; it moved between the two releases.</summary>
    public string ModulesFolder()
    {
        var old = "usr/lib/asterisk/modules";
        if (Directory.Exists(Path.Combine(Root, old)))
        {
            return old;
        }

        var file = FirstFile("usr/lib", "app_dial.so", depth: 3);
        return file is null ? old : Path.GetRelativePath(Root, Path.GetDirectoryName(file)!);
    }

    private static string PeersFolder
    {
        get
        {
            var named = Environment.GetEnvironmentVariable("CTI_PEERS_DIR");
            if (!string.IsNullOrEmpty(named))
            {
                return named;
            }

            var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            cache = string.IsNullOrEmpty(cache) ? Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "/tmp", ".cache") : cache;
            return Path.Combine(cache, "ctimiddleware", "peers");
        }
    }

    private string? FirstFile(string below, string pattern, int depth = 1)
    {
        var folder = Path.Combine(Root, below);
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = depth };
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, options).Order().FirstOrDefault() : null;
    }
}
