using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Server.Configuration;
using Microsoft.Extensions.Configuration;

namespace CtiMiddleware.Server.Tests.Configuration;

public sealed class CiscoGed188SettingsTests
{
    [Theory]
    [InlineData("HeartbeatSeconds", "4")]
    [InlineData("HeartbeatSeconds", "601")]
    [InlineData("LoginTimeoutSeconds", "0")]
    [InlineData("StatisticsSeconds", "-1")]
    [InlineData("Version", "8")]
    [InlineData("Version", "21")]
    [InlineData("Version", "20")]
    [InlineData("Mode", "everything")]
    [InlineData("PeripheralId", "4294967295")]
    [InlineData("PeripheralId", "five")]
    [InlineData("SkillGroups", "sales")]
    [InlineData("Supervisor", "perhaps")]
    [InlineData("Links:0:AgentId", "123456789012")]
    [InlineData("Links:0:AgentExtension", "1\u20AC")]
    [InlineData("Device", "1001")]
    public void Rejects_what_is_out_of_bounds_for_a_cti_server_link(string key, string value) =>
        Assert.Contains(
            Read([$"--Cti:Switches:cc:{key}={value}"], out _),
            error => error.StartsWith($"Cti:Switches:cc:{key}", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("User")]
    [InlineData("Secret")]
    public void Rejects_credentials_that_the_protocol_cannot_carry_and_does_not_repeat_them(string key)
    {
        foreach (var value in new[] { new string('q', 64), "q\u20AC" })
        {
            var error = Assert.Single(Read([$"--Cti:Switches:cc:Links:0:{key}={value}"], out _));
            Assert.StartsWith($"Cti:Switches:cc:Links:0:{key}", error, StringComparison.Ordinal);
            Assert.DoesNotContain(value, error, StringComparison.Ordinal);
            Assert.DoesNotContain('\u20AC', error);
        }
        Assert.Empty(Read([$"--Cti:Switches:cc:Links:0:{key}={new string('q', 62)}\u00FC"], out _));
    }

    [Fact]
    public void Rejects_client_events_without_an_agent_or_a_peripheral()
    {
        var errors = Read(["--Cti:Switches:cc:Mode=agent"], out _);
        Assert.Contains(errors, error => error.StartsWith("Cti:Switches:cc:Links:0:AgentInstrument", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("Cti:Switches:cc:PeripheralId", StringComparison.Ordinal));
    }

    [Fact]
    public void Accepts_a_cti_server_link_within_its_bounds_and_gives_what_was_written()
    {
        Assert.Empty(
            Read(
                [
                    "--Cti:Switches:cc:Mode=agent",
                    "--Cti:Switches:cc:PeripheralId=5000",
                    "--Cti:Switches:cc:Links:0:AgentInstrument=1001",
                    "--Cti:Switches:cc:Devices=1001,1002",
                    "--Cti:Switches:cc:SkillGroups=77,78",
                    "--Cti:Switches:cc:Version=20",
                    "--Cti:Switches:cc:AllowVersion20=true",
                    "--Cti:Switches:cc:HeartbeatSeconds=30",
                ],
                out var options
            )
        );
        Assert.Equal(
            ("cti", "ctisecret", 5000u, "1001"),
            (options.ClientId, options.Password, options.PeripheralId!.Value, options.AgentInstrument)
        );
        Assert.Equal((GedMode.ClientEvents, 20, TimeSpan.FromSeconds(30)), (options.Mode, options.Version, options.HeartbeatInterval));
        Assert.Equal(["1001", "1002"], options.Devices);
        Assert.Equal([77u, 78u], options.SkillGroups);
        Assert.True(options.Services.HasFlag(CtiServiceMask.ClientEvents));
    }

    private static List<string> Read(string[] more, out CiscoGed188Options options)
    {
        string[] args =
        [
            "--Cti:Switches:cc:Adapter=cisco-ged188",
            "--Cti:Switches:cc:Links:0:Host=ctiserver",
            "--Cti:Switches:cc:Links:0:User=cti",
            "--Cti:Switches:cc:Links:0:Secret=ctisecret",
            .. more,
        ];
        var settings = SettingsReader.Read(new ConfigurationBuilder().AddCommandLine(args).Build(), BuiltInAdapters.All, out var errors);
        options = settings
            .Switches.SelectMany(static one => one.Links)
            .Select(static link => link.Options)
            .OfType<CiscoGed188Options>()
            .FirstOrDefault()!;
        return [.. errors.Select(static error => error.ToString())];
    }
}
