using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Runtime.Monitors;
using CtiMiddleware.Server.Configuration;
using CtiMiddleware.Server.Security;
using Microsoft.Extensions.Configuration;

namespace CtiMiddleware.Server.Tests.Configuration;

public sealed class SettingsTests
{
    [Fact]
    public void Accepts_a_switch_given_whole_on_the_command_line()
    {
        var settings = Read(
            "--Cti:Switches:hq:Adapter=test-link",
            "--Cti:Switches:hq:Links:0:Host=10.0.0.7",
            "--Cti:Switches:hq:Links:0:Port=5039",
            "--Cti:Switches:hq:Links:0:User=cti",
            "--Cti:Switches:hq:Links:0:Secret=pass",
            "--Cti:Switches:hq:Links:1:Host=pbx.example",
            "--Cti:Switches:hq:Links:1:Role=standby",
            "--Cti:Switches:hq:Links:1:Tls:Enabled=true",
            "--Cti:Switches:hq:Links:1:User=cti",
            "--Cti:Switches:hq:Links:1:Secret=pass",
            "--Cti:Switches:hq:DeviceMap:0:Pattern=^PJSIP/(\\d+)$",
            "--Cti:ApiKeys:0:Key=ctk_crm_0123456789abcdef",
            "--Cti:ApiKeys:0:Scopes=read,call",
            "--Cti:ApiKeys:0:Devices:0=hq:21??",
            "--Cti:Ring:Bytes=1048576",
            "--urls=http://localhost:7071"
        );
        var hq = Assert.Single(settings.Switches);
        Assert.Equal(["hq-1 tcp://10.0.0.7:5039", "hq-2 tls://pbx.example:4000"], hq.Links.Select(link => link.ToString()));
        Assert.Equal(("cti", "pass"), hq.Links[0].Options);
        var key = Assert.Single(settings.ApiKeys);
        Assert.Equal("crm", key.Id);
        Assert.True(key.Has(ApiScope.Call));
        Assert.False(key.CounterpartsVisible);
        Assert.Equal(1 << 20, settings.RingBytes);
        Assert.Equal("http://localhost:7071", settings.Urls);
    }

    [Fact]
    public void Reads_side_B_capture_pace_and_monitors()
    {
        var folder = Path.GetTempPath();
        var settings = Read(
            "--Cti:Switches:hq:Adapter=test-link",
            "--Cti:Switches:hq:Links:0:Host=a",
            "--Cti:Switches:hq:Links:0:OtherAddresses:0=b",
            "--Cti:Switches:hq:Links:0:OtherAddresses:1=c:43027",
            "--Cti:Switches:hq:Links:0:OtherAddresses:2=[::1]:43028",
            $"--Cti:Switches:hq:Links:0:CaptureFile={Path.Combine(folder, "hq.cap")}",
            "--Cti:Switches:hq:Links:0:CaptureMegabytes=2",
            "--Cti:Switches:hq:Links:0:User=monitoring",
            "--Cti:Switches:hq:Links:0:Secret=pass",
            "--Cti:Switches:hq:CommandsPerSecond=2",
            "--Cti:Switches:hq:Monitors=onDemand",
            "--Cti:Switches:hq:MonitorDevices=2001,2002,2001"
        );
        var hq = Assert.Single(settings.Switches);
        Assert.Equal(["tcp://b:4000", "tcp://c:43027", "tcp://[::1]:43028"], hq.Links[0].Others.Select(static other => other.ToString()));
        Assert.Equal((Path.Combine(folder, "hq.cap"), 2L << 20), (hq.Links[0].CaptureFile, hq.Links[0].CaptureMaxBytes));
        Assert.Equal((2d, 2), (hq.Pacing.CommandsPerSecond, hq.Pacing.Burst));
        Assert.Equal(MonitorMode.OnDemand, hq.Monitors.Mode);
        Assert.Equal(["2001", "2002"], hq.Monitors.Devices);
    }

    [Fact]
    public void Refuses_monitors_side_B_and_captures_that_cannot_be_with_what_to_do()
    {
        var errors = Errors(
            "--Cti:Switches:hq:Adapter=test-link",
            "--Cti:Switches:hq:Links:0:Host=a",
            "--Cti:Switches:hq:Links:0:OtherAddresses:0=b:0",
            "--Cti:Switches:hq:Links:0:CaptureFile=/no/such/folder/hq.cap",
            "--Cti:Switches:hq:Links:0:User=u",
            "--Cti:Switches:hq:Links:0:Secret=pass",
            "--Cti:Switches:hq:Monitors=some",
            "--Cti:Switches:hq:MonitorDevices:0=hq:20*",
            "--Cti:Switches:east:Adapter=test-link",
            "--Cti:Switches:east:Links:0:Host=a",
            "--Cti:Switches:east:Links:0:User=monitoring",
            "--Cti:Switches:east:Links:0:Secret=pass"
        );
        Assert.Equal(
            [
                "Cti:Switches:east:MonitorDevices",
                "Cti:Switches:hq:Links:0:CaptureFile",
                "Cti:Switches:hq:Links:0:OtherAddresses",
                "Cti:Switches:hq:MonitorDevices",
                "Cti:Switches:hq:Monitors",
            ],
            errors.Select(static error => error[..error.IndexOf(' ', StringComparison.Ordinal)].TrimEnd(':')).Order(StringComparer.Ordinal)
        );
        var empty = Assert.Single(errors, static error => error.StartsWith("Cti:Switches:east:MonitorDevices", StringComparison.Ordinal));
        Assert.Contains("shows only the calls of devices that are monitored", empty, StringComparison.Ordinal);
        Assert.Contains("all or onDemand", empty, StringComparison.Ordinal);
    }

    [Fact]
    public void Accepts_nothing_at_all_and_stays_on_loopback()
    {
        var settings = Read();
        Assert.Equal("http://127.0.0.1:7070", settings.Urls);
        Assert.Empty(settings.Switches);
    }

    [Fact]
    public void Accepts_a_secret_from_a_file_and_a_key_by_its_hash()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "from the file\n");
            var settings = Read(
                "--Cti:Switches:hq:Adapter=test-link",
                "--Cti:Switches:hq:Links:0:Host=h",
                "--Cti:Switches:hq:Links:0:User=u",
                "--Cti:Switches:hq:Links:0:SecretFile=" + file,
                "--Cti:ApiKeys:0:Id=crm",
                "--Cti:ApiKeys:0:Key=sha256:" + Convert.ToHexStringLower(ApiKeyText.Hash("ctk_crm_0123456789abcdef")),
                "--Cti:ApiKeys:0:Scopes=read",
                "--Cti:ApiKeys:0:Expires=2027-01-31T00:00:00Z"
            );
            Assert.Equal(("u", "from the file"), settings.Switches[0].Links[0].Options);
            var ring = new ApiKeyRing(settings.ApiKeys, new ManualTime());
            Assert.Equal(KeyCheck.Valid, ring.Check("ctk_crm_0123456789abcdef", out _));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Rejects_with_every_error_its_path_and_its_fix()
    {
        var errors = Errors(
            "--Cti:Swiches:hq:Adapter=test-link",
            "--Cti:Switches:h q:Adapter=test-link",
            "--Cti:Switches:h q:Links:0:Host=h",
            "--Cti:Switches:h q:Links:0:User=u",
            "--Cti:Switches:h q:Links:0:Scret=very-secret",
            "--Cti:Switches:hq:Adapter=test-lnk",
            "--Cti:Switches:east:Adapter=test-link",
            "--Cti:Switches:west:Adapter=test-link",
            "--Cti:Switches:west:Links:0:Port=99999",
            "--Cti:Switches:west:Links:0:User=u",
            "--Cti:Switches:west:Links:0:Secret=very-secret",
            "--Cti:Switches:west:Links:0:SecretFile=/nowhere",
            "--Cti:Switches:west:DeviceMap:0:Pattern=(",
            "--Cti:Switches:west:DeviceMap:0:Kind=statoin",
            "--Cti:ApiKeys:0:Key=nonsense",
            "--Cti:ApiKeys:0:Scopes=raed",
            "--Cti:ApiKeys:1:Key=ctk_a_0123456789abcdef",
            "--Cti:ApiKeys:1:Scopes=read",
            "--Cti:ApiKeys:1:Devices:0=21??",
            "--Cti:ApiKeys:1:Devices:1=nrth:*",
            "--Cti:ApiKeys:2:Key=ctk_a_1123456789abcdef",
            "--Cti:ApiKeys:2:Scopes=read",
            "--Cti:ApiKeys:2:Expires=tomorrow",
            "--Cti:Ring:Bytes=12",
            "--Cti:AllowedOrigins:0=https://crm.example/path",
            "--urls=http://0.0.0.0:7070;ftp://x"
        );
        string[] expected =
        [
            "Cti:Swiches: is not a known setting. Did you mean Switches?",
            "Cti:Switches:h q: 'h q' is not a name of a switch. Use 1 to 32 letters, digits and hyphens.",
            "Cti:Switches:h q:Links:0:Secret: is missing. Give Secret, or SecretFile with the path of a file that holds it.",
            "Cti:Switches:h q:Links:0:Scret: is not a known setting. Did you mean Secret?",
            "Cti:Switches:hq:Adapter: 'test-lnk' is not an adapter. Did you mean test-link?",
            "Cti:Switches:hq:Links: is missing. Give at least Links:0:Host.",
            "Cti:Switches:east:Links: is missing. Give at least Links:0:Host.",
            "Cti:Switches:west:Links:0:Host: is missing. Give the name or address of the switch.",
            "Cti:Switches:west:Links:0:Port: '99999' is not a whole number from 1 to 65535. Use a number in that range; the default is 4000.",
            "Cti:Switches:west:Links:0:SecretFile: is given beside Secret. Give one of the two.",
            "Cti:Switches:west:DeviceMap:0:Kind: 'statoin' is not a kind of device. Did you mean station?",
            "Cti:ApiKeys:0:Scopes: 'raed' is not a scope. Did you mean read?",
            "Cti:ApiKeys:0:Key: is neither a key nor a hash. Write ctk_<id>_<secret of at least 16 characters> or sha256:<64 hex digits>.",
            "Cti:ApiKeys:1:Devices: '21??' is not a device rule. Write patterns such as hq:21??, hq:agent:* or * for everything.",
            "Cti:ApiKeys:2:Expires: 'tomorrow' is not a time. Write it as 2027-01-31T00:00:00Z.",
            "Cti:ApiKeys: the id 'a' is given 2 times. Give each key a name of its own.",
            "Cti:Ring:Bytes: '12' is not a whole number from 1048576 to 4294967296. Use a number in that range; the default is 67108864.",
            "Cti:AllowedOrigins: 'https://crm.example/path' is not an origin. Write it as https://crm.example, without a path.",
            "urls: 'http://0.0.0.0:7070' can be reached from other machines. Use 127.0.0.1, [::1] or localhost, or set Cti:ListenBeyondLoopback=true.",
            "urls: 'ftp://x' is neither http nor https. Write it as http://127.0.0.1:7070.",
        ];
        foreach (var line in expected)
            Assert.Contains(line, errors);
        Assert.Contains(
            errors,
            line => line.StartsWith("Cti:Switches:west:DeviceMap:0:Pattern: is not a regular expression", StringComparison.Ordinal)
        );
        Assert.Contains(errors, line => line.Contains("names the switch 'nrth', which is not configured", StringComparison.Ordinal));
        Assert.Equal(expected.Length + 2, errors.Count);
        Assert.DoesNotContain(errors, line => line.Contains("very-secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", true)]
    [InlineData("http://[::1]:1", true)]
    [InlineData("https://localhost:1", true)]
    [InlineData("http://*:1", false)]
    [InlineData("http://10.0.0.1:1", false)]
    [InlineData("http://[::]:1", false)]
    [InlineData("http://cti.example:1", false)]
    public void Listens_beyond_loopback_only_when_told_so(string url, bool loopback)
    {
        Assert.Equal(loopback, Errors("--urls=" + url).Count == 0);
        Assert.Empty(Errors("--urls=" + url, "--Cti:ListenBeyondLoopback=true"));
        Assert.Equal(loopback, Errors("--Kestrel:Endpoints:a:Url=" + url).Count == 0);
    }

    [Fact]
    public void A_recording_is_never_longer_than_a_message_may_be()
    {
        Assert.Equal(TimeSpan.FromMinutes(10), Read().Voice.Options.MaxRecording);
        Assert.Equal(TimeSpan.FromSeconds(65), Read("--Cti:Voice:MaxMessageBytes=1048576").Voice.Options.MaxRecording);
        var error = Assert.Single(Errors("--Cti:Voice:MaxMessageBytes=1048576", "--Cti:Voice:MaxRecordingSeconds=66"));
        Assert.Contains("MaxRecordingSeconds", error, StringComparison.Ordinal);
        Assert.Contains("1056044", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_of_container_images_count_as_beyond_loopback() => Assert.NotEmpty(Errors("--http_ports=8080"));

    [Fact]
    public async Task A_bad_configuration_ends_the_program_with_9_and_no_stack_trace()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await ServerProgram.RunAsync(["--Cti:Swiches:hq:Adapter=x", "--urls=http://0.0.0.0:1"], output, error);
        Assert.Equal(9, code);
        Assert.StartsWith("The configuration has 2 errors; nothing was started.", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task An_address_that_is_taken_ends_the_program_with_a_sentence()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await ServerProgram.RunAsync(["--urls=http://" + taken.LocalEndpoint], output, error);
        Assert.Equal(1, code);
        Assert.Contains("address already in use. Choose another address with --urls", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_with_an_adapter_of_its_own_is_a_data_link_whose_settings_stand_at_it()
    {
        var settings = SettingsReader.Read(
            new ConfigurationBuilder()
                .AddCommandLine([
                    "--Cti:Switches:hq:Adapter=test-link",
                    "--Cti:Switches:hq:CallHistoryMilliseconds=500",
                    "--Cti:Switches:hq:Links:0:Host=a",
                    "--Cti:Switches:hq:Links:0:User=cti",
                    "--Cti:Switches:hq:Links:0:Secret=pass",
                    "--Cti:Switches:hq:Links:1:Host=b",
                    "--Cti:Switches:hq:Links:1:Adapter=smdr",
                    "--Cti:Switches:hq:Links:1:Layout=mitel",
                ])
                .Build(),
            [new TestLink(), new SmdrSettings()],
            out var errors
        );
        Assert.Empty(errors);
        var hq = Assert.Single(settings.Switches);
        Assert.Equal([(null, "primary"), ("smdr", "data")], hq.Links.Select(link => (link.Adapter, link.Role)));
        Assert.Equal(TimeSpan.FromMilliseconds(500), hq.CallHistoryWindow);
    }

    [Fact]
    public void Rejects_data_links_that_nothing_carries_adapters_that_cannot_stand_by_and_unknown_layouts()
    {
        SettingsReader.Read(
            new ConfigurationBuilder()
                .AddCommandLine([
                    "--Cti:Switches:a:Adapter=test-link",
                    "--Cti:Switches:a:Links:0:Host=a",
                    "--Cti:Switches:a:Links:0:User=cti",
                    "--Cti:Switches:a:Links:0:Secret=pass",
                    "--Cti:Switches:a:Links:0:Role=data",
                    "--Cti:Switches:b:Adapter=test-link",
                    "--Cti:Switches:b:Links:0:Host=a",
                    "--Cti:Switches:b:Links:0:User=cti",
                    "--Cti:Switches:b:Links:0:Secret=pass",
                    "--Cti:Switches:b:Links:1:Host=b",
                    "--Cti:Switches:b:Links:1:Adapter=smdr",
                    "--Cti:Switches:b:Links:1:Role=standby",
                    "--Cti:Switches:b:Links:1:Layout=mitle",
                    "--Cti:Switches:b:Links:1:CharacterParity=mark",
                ])
                .Build(),
            [new TestLink(), new SmdrSettings()],
            out var errors
        );
        var texts = errors.Select(error => error.ToString()).ToList();
        foreach (
            var part in (string[])
                ["a:Links: all are data links", "Role: 'standby' is not for a link", "there is no layout 'mitle'", "'mark' is no parity"]
        )
            Assert.Contains(texts, text => text.Contains(part, StringComparison.Ordinal));
    }

    private static ServerSettings Read(params string[] args)
    {
        var settings = SettingsReader.Read(new ConfigurationBuilder().AddCommandLine(args).Build(), [new TestLink()], out var errors);
        Assert.Empty(errors);
        return settings;
    }

    private static List<string> Errors(params string[] args)
    {
        SettingsReader.Read(new ConfigurationBuilder().AddCommandLine(args).Build(), [new TestLink()], out var errors);
        return [.. errors.Select(error => error.ToString())];
    }

    private sealed class TestLink : IAdapterSettings, ILinkAdapterFactory
    {
        public ILinkAdapterFactory Factory => this;

        public int DefaultPort => 4000;

        public string Name => "test-link";

        public SwitchCapabilities Capabilities => new("test-link", [], []);

        // As a mode of a protocol would: the user decides here.
        public SwitchCapabilities CapabilitiesFor(object? options) =>
            Capabilities with
            {
                Observes = options is (string and "monitoring", string) ? SwitchObservation.PerDevice : SwitchObservation.Everything,
            };

        public ILinkProtocol Create(LinkContext context) => throw new NotSupportedException();

        public object? ReadLink(SettingsNode switchNode, SettingsNode linkNode)
        {
            DeviceRuleSettings.ReadList(switchNode);
            return Credentials.Read(linkNode);
        }
    }
}
