using CtiMiddleware.Adapters.GsmModem;
using CtiMiddleware.Server.Configuration;
using Microsoft.Extensions.Configuration;

namespace CtiMiddleware.Server.Tests.Configuration;

public sealed class GsmModemSettingsTests
{
    [Theory]
    [InlineData("Line", "a b")]
    [InlineData("ShortMessages", "perhaps")]
    [InlineData("AnswerTimeoutMilliseconds", "999")]
    [InlineData("HeartbeatMilliseconds", "600001")]
    [InlineData("CallPollMilliseconds", "1")]
    [InlineData("CallWatchMilliseconds", "60001")]
    [InlineData("Links:0:Pin", "12")]
    [InlineData("Links:0:Pin", "secret")]
    public void Rejects_what_is_out_of_bounds_for_a_gsm_modem_and_does_not_say_a_PIN(string key, string value)
    {
        var errors = Read([$"--Cti:Switches:gsm1:{key}={value}"], out _);
        var error = Assert.Single(errors, one => one.StartsWith($"Cti:Switches:gsm1:{key}", StringComparison.Ordinal));
        Assert.True(!key.EndsWith("Pin", StringComparison.Ordinal) || !error.Contains($"'{value}'", StringComparison.Ordinal));
    }

    [Fact]
    public void Accepts_a_gsm_modem_and_gives_what_was_written()
    {
        Assert.Empty(
            Read(
                [
                    "--Cti:Switches:gsm1:Line=+4930123",
                    "--Cti:Switches:gsm1:ShortMessages=false",
                    "--Cti:Switches:gsm1:CallPollMilliseconds=250",
                    "--Cti:Switches:gsm1:Links:0:Pin=1234",
                ],
                out var options
            )
        );
        Assert.Equal(
            new GsmModemOptions
            {
                Line = "+4930123",
                ShortMessages = false,
                CallPoll = TimeSpan.FromMilliseconds(250),
                Pin = "1234",
            },
            options
        );
    }

    private static List<string> Read(string[] more, out GsmModemOptions? options)
    {
        string[] args = ["--Cti:Switches:gsm1:Adapter=gsm-modem", "--Cti:Switches:gsm1:Links:0:Host=127.0.0.1", .. more];
        var settings = SettingsReader.Read(new ConfigurationBuilder().AddCommandLine(args).Build(), BuiltInAdapters.All, out var errors);
        options = settings.Switches.SelectMany(static one => one.Links).FirstOrDefault()?.Options as GsmModemOptions;
        return [.. errors.Select(static error => error.ToString())];
    }
}
