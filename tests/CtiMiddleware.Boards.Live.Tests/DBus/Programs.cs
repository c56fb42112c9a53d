namespace CtiMiddleware.Boards.Live.Tests.DBus;

/// <summary>Programs of this machine that a test needs.</summary>
internal static class Programs
{
    /// <summary>Skips the test when a program is missing, or fails it where nothing may be skipped.</summary>
    public static void Need(string path, string package)
    {
        if (File.Exists(path))
            return;
        var reason = $"{path} is missing: install the package {package} (eng/peers.sh does)";
        Assert.False(Environment.GetEnvironmentVariable("CTI_TEST_REQUIRE_ALL") == "1", reason);
        Assert.Skip(reason);
    }
}
