using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Server.Configuration;
using Microsoft.Extensions.Configuration;

namespace CtiMiddleware.Server.Tests.Configuration;

public sealed class SmdiSettingsTests
{
    [Theory]
    [InlineData("RefusalWindowMilliseconds", "4001")]
    [InlineData("CharactersPerSecond", "-1")]
    [InlineData("Ports:001/0007", "vm2:line")]
    public void Rejects_what_can_not_be_meant(string key, string value) =>
        Assert.StartsWith("Cti:Switches:desk", Assert.Single(Read(["Host=h", $"{key}={value}"], out _)), StringComparison.Ordinal);

    [Fact]
    public void A_mistyped_switch_of_a_port_is_told_with_the_nearest_name()
    {
        var error = Assert.Single(Read(["Host=h", "Ports:001/0007=dsk:2107"], out _));
        Assert.Contains(
            "'dsk:2107' names the switch 'dsk', which is not configured. Did you mean desk:2107?",
            error,
            StringComparison.Ordinal
        );
        Assert.Empty(Read(["Host=h", "Ports:001/0007=desk:2107", "Ports:001/0008=2108"], out _));
    }

    [Theory]
    [InlineData("Host=h", "NumberPrefix=1", 0)]
    [InlineData("Serial:Port=/dev/ttyS0", "NumberPrefix=1", 120)]
    [InlineData("Serial:Port=/dev/ttyS0", "Serial:BaudRate=9600", 960)]
    [InlineData("Serial:Port=/dev/ttyS0", "CharactersPerSecond=0", 0)]
    [InlineData("Host=h", "CharactersPerSecond=120", 120)]
    public void How_fast_a_line_sends_is_known_of_a_serial_one(string place, string other, int expected)
    {
        Assert.Empty(Read([place, other], out var options));
        Assert.Equal(expected, options!.CharactersPerSecond);
    }

    private static List<string> Read(string[] link, out SmdiOptions? options)
    {
        string[] arguments = ["--Cti:Switches:desk:Adapter=smdi", .. link.Select(static one => "--Cti:Switches:desk:Links:0:" + one)];
        var configuration = new ConfigurationBuilder().AddCommandLine(arguments).Build();
        var settings = SettingsReader.Read(configuration, BuiltInAdapters.All, out var errors);
        options = settings.Switches[0].Links is [{ } first] ? first.Options as SmdiOptions : null;
        return [.. errors.Select(static error => error.ToString())];
    }
}
