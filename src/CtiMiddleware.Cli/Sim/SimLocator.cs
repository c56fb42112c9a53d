namespace CtiMiddleware.Cli.Sim;

/// <summary>Finds the simulator program <c>cti-sim</c>: by <c>CTI_SIM</c>, beside <c>cti</c>, on the PATH.</summary>
internal static class SimLocator
{
    private static string Name => OperatingSystem.IsWindows() ? "cti-sim.exe" : "cti-sim";

    /// <summary>The program's path.</summary>
    /// <exception cref="CliException">It is nowhere.</exception>
    public static string Find(CliHost host)
    {
        if (host.Variable("CTI_SIM") is { Length: > 0 } given)
        {
            return File.Exists(given)
                ? given
                : throw new CliException(
                    ExitCodes.NotFound,
                    $"CTI_SIM names {given}, which does not exist.",
                    "correct CTI_SIM, or unset it"
                );
        }
        foreach (var folder in Folders(host))
        {
            var path = Path.Combine(folder, Name);
            if (File.Exists(path))
                return path;
        }
        throw new CliException(
            ExitCodes.NotFound,
            "The simulator cti-sim is neither beside cti nor on the PATH.",
            "install it there, or set CTI_SIM to its path; in a source tree: dotnet build simulators/CtiMiddleware.Simulators.Host"
        );
    }

    private static IEnumerable<string> Folders(CliHost host)
    {
        yield return host.BaseDirectory;
        // As the build lays them out in a source tree: …/bin/CtiMiddleware.Cli/debug and …/bin/CtiMiddleware.Simulators.Host/debug.
        var own = Path.TrimEndingDirectorySeparator(host.BaseDirectory);
        if (Path.GetDirectoryName(own) is { } project && Path.GetDirectoryName(project) is { } builds)
            yield return Path.Combine(builds, "CtiMiddleware.Simulators.Host", Path.GetFileName(own));
        foreach (var folder in (host.Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            yield return folder;
    }
}
