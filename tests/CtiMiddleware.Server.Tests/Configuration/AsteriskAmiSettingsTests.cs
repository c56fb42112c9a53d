using CtiMiddleware.Server.Configuration;
using Microsoft.Extensions.Configuration;

namespace CtiMiddleware.Server.Tests.Configuration;

public sealed class AsteriskAmiSettingsTests
{
    [Theory]
    [InlineData("RingSeconds", "4")]
    [InlineData("RingSeconds", "601")]
    [InlineData("HeartbeatSeconds", "0")]
    [InlineData("HeartbeatSeconds", "ten")]
    [InlineData("HeartbeatTimeoutSeconds", "601")]
    [InlineData("LoginTimeoutSeconds", "0")]
    [InlineData("BootTimeoutSeconds", "-1")]
    [InlineData("DialTemplate", "PJSIP/")]
    [InlineData("DialTemplate", "PJSIP/{0}\r\nAction: Logoff")]
    [InlineData("Context", "internal\nExten: 1")]
    [InlineData("Events", "call\r\n\r\nAction: Logoff")]
    [InlineData("SipNotifyControl", "perhaps")]
    [InlineData("Links:0:Md5", "perhaps")]
    [InlineData("DeviceMap:0:Pattern", "^PJSIP/(")]
    [InlineData("HeartbeatSecond", "10")]
    public void Rejects_what_is_out_of_bounds_for_an_asterisk_link(string key, string value)
    {
        var errors = Errors($"--Cti:Switches:hq:{key}={value}");
        Assert.Contains(errors, error => error.StartsWith($"Cti:Switches:hq:{key}", StringComparison.Ordinal));
    }

    [Fact]
    public void Accepts_an_asterisk_link_within_its_bounds() =>
        Assert.Empty(Errors("--Cti:Switches:hq:RingSeconds=5", "--Cti:Switches:hq:HeartbeatSeconds=600"));

    private static List<string> Errors(params string[] more)
    {
        string[] args =
        [
            "--Cti:Switches:hq:Adapter=asterisk-ami",
            "--Cti:Switches:hq:Links:0:Host=pbx",
            "--Cti:Switches:hq:Links:0:User=cti",
            "--Cti:Switches:hq:Links:0:Secret=ctisecret",
            .. more,
        ];
        SettingsReader.Read(new ConfigurationBuilder().AddCommandLine(args).Build(), BuiltInAdapters.All, out var errors);
        return [.. errors.Select(error => error.ToString())];
    }
}
