using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.Serial;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Server.Configuration;
using Microsoft.Extensions.Configuration;

namespace CtiMiddleware.Server.Tests.Configuration;

public sealed class EndpointSettingsTests
{
    private const string Link = "--Cti:Switches:hq:Links:0:";

    [Fact]
    public void Accepts_a_serial_port_with_all_its_settings()
    {
        var endpoint = Assert.IsType<SerialEndpoint>(
            Endpoint(
                $"{Link}Serial:Port=/dev/ttyUSB0",
                $"{Link}Serial:BaudRate=2400",
                $"{Link}Serial:Frame=7o2",
                $"{Link}Serial:Handshake=RtsCts",
                $"{Link}Serial:AcceptDifference=true",
                $"{Link}Serial:Dtr=false",
                $"{Link}Serial:Rts=false"
            )
        );
        Assert.Equal("serial:///dev/ttyUSB0", endpoint.ToString());
        Assert.Equal(
            new SerialLineSettings
            {
                BaudRate = 2400,
                DataBits = 7,
                Parity = Parity.Odd,
                StopBits = StopBits.Two,
                Handshake = Handshake.RequestToSend,
                AcceptDifference = true,
                DtrEnable = false,
                RtsEnable = false,
            },
            endpoint.Line
        );
    }

    [Fact]
    public void What_is_not_given_is_the_adapters_custom_and_whether_a_difference_is_accepted_stays_open()
    {
        var endpoint = Assert.IsType<SerialEndpoint>(Endpoint($"{Link}Serial:Port=/dev/ttyS0"));
        Assert.Equal((1200, "7E1", Handshake.None), (endpoint.Line.BaudRate, endpoint.Line.Frame, endpoint.Line.Handshake));
        Assert.Null(endpoint.Line.AcceptDifference);
    }

    [Fact]
    public void Accepts_a_device_server_a_listening_port_and_a_host()
    {
        Assert.Equal("rfc2217://lan:3333", Endpoint($"{Link}Rfc2217:Host=lan", $"{Link}Rfc2217:Port=3333").ToString());
        Assert.Equal("listen://127.0.0.1:4000", Endpoint($"{Link}Listen:MaxConnections=7").ToString());
        var all = Assert.IsType<ListeningEndpoint>(
            Endpoint("--Cti:ListenBeyondLoopback=true", $"{Link}Listen:Address=0.0.0.0", $"{Link}Listen:Port=9092")
        );
        Assert.Equal(("0.0.0.0", 9092, 1000), (all.Address, all.Port, all.MaxConnections));
        Assert.Equal("tcp://a:4000", Endpoint($"{Link}Host=a").ToString());
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.7")]
    public void Other_machines_reach_a_listening_port_only_where_that_is_permitted(string address)
    {
        Assert.Contains(
            $"Listen:Address: '{address}' can be reached from other machines. Use 127.0.0.1 or ::1, or set Cti:ListenBeyondLoopback=true.",
            Assert.Single(Errors($"{Link}Listen:Address={address}")),
            StringComparison.Ordinal
        );
        Endpoint("--Cti:ListenBeyondLoopback=true", $"{Link}Listen:Address={address}");
        Endpoint($"{Link}Listen:Address=::1");
    }

    [Fact]
    public void Rejects_no_place_and_two_places()
    {
        Assert.Contains(
            "has no place to go to. Give Host or Serial:Port or Rfc2217:Host or Listen:Port.",
            Assert.Single(Errors($"{Link}Role=primary")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "has Host and Serial; a link goes to one place.",
            Assert.Single(Errors($"{Link}Host=a", $"{Link}Serial:Port=/dev/ttyS0")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Rejects_what_cannot_be_all_at_once_each_with_what_to_do()
    {
        var errors = Errors(
            $"{Link}Serial:Port=ttyUSB0",
            $"{Link}Serial:BaudRate=fast",
            $"{Link}Serial:Frame=8X1",
            $"{Link}Serial:Handshake=rtscs",
            $"{Link}Serial:Baudrat=1",
            $"{Link}Port=1"
        );
        Assert.Equal(6, errors.Length);
        Assert.Contains(errors, static error => error.Contains("Write it whole, for example /dev/ttyUSB0.", StringComparison.Ordinal));
        Assert.Contains(
            errors,
            static error => error.Contains("'fast' is not a whole number from 50 to 4000000.", StringComparison.Ordinal)
        );
        Assert.Contains(errors, static error => error.Contains("'8X1' is not a frame.", StringComparison.Ordinal));
        Assert.Contains(errors, static error => error.Contains("Did you mean rtsCts?", StringComparison.Ordinal));
        Assert.Contains(errors, static error => error.Contains("Did you mean BaudRate?", StringComparison.Ordinal));
    }

    [Fact]
    public void Rejects_a_device_server_without_a_port_and_an_address_that_is_none()
    {
        Assert.Contains(
            "Give the TCP port of the line on the device server.",
            Assert.Single(Errors($"{Link}Rfc2217:Host=lan")),
            StringComparison.Ordinal
        );
        Assert.Contains("'here' is not an IP address.", Assert.Single(Errors($"{Link}Listen:Address=here")), StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_a_place_that_the_adapter_is_not_reached_at()
    {
        var errors = Errors(
            "--Cti:Switches:b:Adapter=line-text",
            "--Cti:Switches:b:Links:0:Serial:Port=/dev/ttyS0",
            "--Cti:Switches:b:Links:0:Host=a",
            "--Cti:Switches:b:Links:0:User=u",
            "--Cti:Switches:b:Links:0:Secret=s",
            $"{Link}Host=a"
        );
        Assert.Contains(
            "Cti:Switches:b:Links:0:Serial: the adapter line-text is not reached this way. Give Host.",
            Assert.Single(errors),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("8N1", true)]
    [InlineData("5n1.5", true)]
    [InlineData("7M2", true)]
    [InlineData("9N1", false)]
    [InlineData("8N3", false)]
    [InlineData("8N", false)]
    [InlineData("", false)]
    public void A_frame_is_read_as_people_write_it(string text, bool valid)
    {
        Assert.Equal(valid, SerialLineSettings.TryParseFrame(text, new SerialLineSettings(), out var line));
        if (valid)
            Assert.Equal(text.ToUpperInvariant(), line.Frame);
    }

    private static LinkEndpoint Endpoint(params string[] arguments)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(["--Cti:Switches:hq:Adapter=line-link", .. arguments]).Build();
        var settings = SettingsReader.Read(configuration, Adapters, out var errors);
        Assert.Empty(errors);
        return Assert.Single(Assert.Single(settings.Switches).Links).Endpoint;
    }

    private static string[] Errors(params string[] arguments)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(["--Cti:Switches:hq:Adapter=line-link", .. arguments]).Build();
        SettingsReader.Read(configuration, Adapters, out var errors);
        return [.. errors.Select(static error => error.ToString())];
    }

    private static IAdapterSettings[] Adapters => [new LineLink(), new LineTextSettings()];

    /// <summary>An adapter that is reached everywhere.</summary>
    private sealed class LineLink : IAdapterSettings, ILinkAdapterFactory
    {
        public ILinkAdapterFactory Factory => this;

        public int DefaultPort => 4000;

        public IReadOnlyList<EndpointKind> Endpoints => [EndpointKind.Host, EndpointKind.Serial, EndpointKind.Rfc2217, EndpointKind.Listen];

        public SerialLineSettings DefaultLine =>
            new()
            {
                BaudRate = 1200,
                DataBits = 7,
                Parity = Parity.Even,
            };

        public string Name => "line-link";

        public SwitchCapabilities Capabilities => new("line-link", [], []);

        public ILinkProtocol Create(LinkContext context) => throw new NotSupportedException();

        public object? ReadLink(SettingsNode switchNode, SettingsNode linkNode) => null;
    }
}
