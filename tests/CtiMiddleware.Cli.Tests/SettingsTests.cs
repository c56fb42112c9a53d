using CtiMiddleware.Client.Tests;

namespace CtiMiddleware.Cli.Tests;

public sealed class SettingsTests
{
    [Fact]
    public async Task Options_win_over_the_environment_and_the_environment_over_the_file()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["GET status"] = _ => FakeAnswer.Ok("""{"status":"ok","version":"1","switches":[],"links":[],"counts":{}}""");
        using var rig = new CliRig();
        Write(rig, $$"""{"url":"{{server.Url}}","key":"{{FakeServer.Key}}"}""");
        Assert.Equal(0, await rig.RunAsync("status"));
        rig.Variables["CTI_KEY"] = "ctk_wrong";
        Assert.Equal(7, await rig.RunAsync("status"));
        Assert.Equal(0, await rig.RunAsync("status", "--key", FakeServer.Key));
        rig.Variables["CTI_URL"] = "http://127.0.0.1:1";
        Assert.Equal(0, await rig.RunAsync("status", "--key", FakeServer.Key, "--url", server.Url.ToString()));
    }

    [Fact]
    public async Task A_file_that_others_can_read_is_refused_with_the_command_that_mends_it()
    {
        using var rig = new CliRig();
        var path = Write(rig, """{"key":"ctk_secret_of_mine"}""");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Equal(9, await rig.RunAsync("status"));
        Assert.Contains($"chmod 600 {path}", rig.Error, StringComparison.Ordinal);
        // Who gives both does not stumble over the file.
        Assert.Equal(1, await rig.RunAsync("status", "--url", "http://127.0.0.1:1", "--key", "ctk_x"));
    }

    [Theory]
    [InlineData("{\"kee\":\"ctk_1\"}")]
    [InlineData("not json")]
    public async Task A_file_that_is_not_what_it_should_be_is_code_9_and_says_what_is_expected(string text)
    {
        using var rig = new CliRig();
        Write(rig, text);
        Assert.Equal(9, await rig.RunAsync("status"));
        Assert.Contains("\"url\"", rig.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://x")]
    [InlineData("here")]
    public async Task An_address_that_is_none_is_code_9(string url)
    {
        using var rig = new CliRig();
        Assert.Equal(9, await rig.RunAsync("status", "--url", url, "--key", "ctk_x"));
    }

    [Fact]
    public async Task Without_a_key_it_says_where_to_put_one()
    {
        using var rig = new CliRig();
        Assert.Equal(7, await rig.RunAsync("status"));
        Assert.Contains("CTI_KEY", rig.Error, StringComparison.Ordinal);
        Assert.Contains(rig.Folder, rig.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ctk_secret_b\r")]
    [InlineData("ctk_secret\nX-Other: y")]
    [InlineData("ctk secret")]
    public async Task A_key_that_no_header_can_carry_is_code_9_and_is_not_printed(string key)
    {
        using var rig = new CliRig();
        rig.Variables["CTI_KEY"] = key;
        Assert.Equal(9, await rig.RunAsync("status", "--url", "http://127.0.0.1:1"));
        Assert.Equal(9, await rig.RunAsync("watch", "--url", "http://127.0.0.1:1"));
        Assert.Contains("CTI_KEY", rig.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_is_never_printed()
    {
        await using var server = await FakeServer.StartAsync();
        using var rig = new CliRig(server);
        rig.Variables["CTI_KEY"] = "ctk_very_secret_indeed";
        foreach (
            var arguments in new string[][]
            {
                ["status"],
                ["status", "--json"],
                ["call", "hold", "conn_1"],
                ["watch", "--count", "1"],
                ["--help"],
                ["status", "--bogus"],
            }
        )
        {
            await rig.RunAsync(arguments);
            Assert.DoesNotContain("very_secret", rig.Out + rig.Error, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(
            "very_secret",
            Settings.ConnectionSettings.Resolve(null, null, rig.Host()).ToString(),
            StringComparison.Ordinal
        );
    }

    private static string Write(CliRig rig, string text)
    {
        var path = Path.Combine(rig.Folder, ".config", "cti", "config.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
