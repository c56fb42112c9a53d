using CtiMiddleware.Adapters.OFono;
using CtiMiddleware.Links.Transports.DBus;
using CtiMiddleware.Server.Configuration;
using Microsoft.Extensions.Configuration;

namespace CtiMiddleware.Server.Tests.Configuration;

public sealed class OFonoSettingsTests
{
    [Theory]
    [InlineData("Modem", "phonesim")]
    [InlineData("Modem", "/phone sim")]
    [InlineData("Modem", "/")]
    [InlineData("HideCallerId", "always")]
    [InlineData("PowerOn", "perhaps")]
    [InlineData("HeartbeatSeconds", "0")]
    [InlineData("LoginTimeoutSeconds", "601")]
    [InlineData("Links:0:DBus:Bus", "somewhere")]
    [InlineData("Links:0:DBus:Bus", "unixexec:path=/bin/true")]
    [InlineData("Links:0:DBus:Bus", "unix:path=/run/bus;unixexec:path=/bin/true")]
    [InlineData("Links:0:DBus:Address", "unix:path=/run/bus")]
    [InlineData("Links:0:Host", "localhost")]
    public void Rejects_what_is_out_of_bounds_for_an_ofono_link(string key, string value) =>
        Assert.Contains(
            Read([$"--Cti:Switches:gsm1:{key}={value}"], out _),
            error => error.StartsWith($"Cti:Switches:gsm1:{key}", StringComparison.Ordinal)
        );

    [Fact]
    public void Accepts_an_ofono_link_and_gives_what_was_written()
    {
        Assert.Empty(
            Read(
                [
                    "--Cti:Switches:gsm1:Modem=/phonesim",
                    "--Cti:Switches:gsm1:Line=500",
                    "--Cti:Switches:gsm1:PowerOn=true",
                    "--Cti:Switches:gsm1:HideCallerId=enabled",
                    "--Cti:Switches:gsm1:Links:0:DBus:Bus=unix:path=/run/ofono/bus",
                ],
                out var link
            )
        );
        Assert.Equal(new DBusEndpoint("unix:path=/run/ofono/bus", "org.ofono").ToString(), link!.Endpoint.ToString());
        var options = Assert.IsType<OFonoOptions>(link.Options);
        Assert.Equal(("/phonesim", "500", true, "enabled"), (options.Modem, options.Line, options.PowerOn, options.HideCallerId));
    }

    [Fact]
    public void The_system_bus_is_meant_when_no_bus_is_named()
    {
        Assert.Empty(Read([], out var link));
        Assert.Equal("dbus://system/org.ofono", link!.Endpoint.ToString());
    }

    private static List<string> Read(string[] more, out LinkSettings? link)
    {
        string[] args = ["--Cti:Switches:gsm1:Adapter=ofono", "--Cti:Switches:gsm1:Links:0:Enabled=true", .. more];
        var settings = SettingsReader.Read(new ConfigurationBuilder().AddCommandLine(args).Build(), BuiltInAdapters.All, out var errors);
        link = settings.Switches.SelectMany(static one => one.Links).FirstOrDefault();
        return [.. errors.Select(static error => error.ToString())];
    }
}
