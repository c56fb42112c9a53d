using System.Text;
using CtiMiddleware.Adapters.VoiceModem;
using CtiMiddleware.Adapters.VoiceModem.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Media.Codecs;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Adapters.Tests.VoiceModem;

public sealed class VoiceModemReaderTests
{
    [Theory]
    [InlineData("\r\nOK\r\n", "line OK")]
    [InlineData("OK\n", "line OK")]
    [InlineData("\r\n\r\nRING\r\n\r\n", "line RING")]
    [InlineData("\u00105", "code 5")]
    [InlineData("\r\nRI\u0010dNG\r\n", "garbage RI", "code d", "line NG")]
    [InlineData("\u0001\u0002\r\n", "garbage \u0001\u0002")]
    public void A_command_stream_is_read_in_lines_and_codes(string stream, params string[] tokens) =>
        Assert.Equal(tokens, Read(stream, audio: false));

    [Fact]
    public void A_voice_stream_says_the_same_however_it_is_cut()
    {
        const string stream = "ab\u0010\u0010c\u0010\u001Ad\u00107\u0010\u0010\u0010\u0003";
        var whole = Read(stream, audio: true);
        Assert.Equal("ab\u0010c\u0010\u0010d|7|\u0010|\u0003", Joined(whole));
        for (var cut = 1; cut < stream.Length; cut++)
            Assert.Equal(Joined(whole), Joined(Read(stream, audio: true, cut)));
    }

    [Fact]
    public void What_is_shielded_is_read_back()
    {
        var random = new Random(3);
        var bytes = new byte[1000];
        random.NextBytes(bytes);
        bytes[10] = bytes[11] = Shielding.Dle;
        var shielded = new byte[2000];
        var length = Shielding.Shield(bytes, shielded);
        var back = new List<byte>();
        var left = shielded.AsSpan(0, length);
        while (!left.IsEmpty)
        {
            var token = VoiceModemMessageReader.Read(left, audio: true);
            Assert.Equal(ModemTokenKind.Audio, token.Kind);
            back.AddRange(token.Bytes);
            left = left[token.Consumed..];
        }
        Assert.Equal(bytes, back);
    }

    [Theory]
    [InlineData("4,\"G.711U\",8,0,8000,0,0", AudioEncoding.MuLaw)]
    [InlineData("131,\"ULAW\",8,0,(8000),(0),(0)", AudioEncoding.MuLaw)]
    [InlineData("5,\"G.711A\",8,0,(7200,8000),0,0", AudioEncoding.ALaw)]
    [InlineData("0,\"SIGNED PCM\",8,0,8000,0,0", AudioEncoding.Linear8Signed)]
    [InlineData("1,\"UNSIGNED PCM\",8,0,(7200-11025),0,0", AudioEncoding.Linear8Unsigned)]
    [InlineData("130,\"16-BIT LINEAR\",16,0,(8000),(0),(0)", AudioEncoding.Linear16LittleEndian)]
    [InlineData("+VSM: 129,\"IMA ADPCM\",4,0,(7200,8000),0,0", AudioEncoding.ImaAdpcmLowNibbleFirst)]
    [InlineData("7,\"G.726\",4,0,8000,0,0", null)]
    [InlineData("4,\"G.711U\",8,0,7200,0,0", null)]
    [InlineData("nonsense", null)]
    public void What_a_format_is_stands_in_its_name_and_it_must_have_8_kHz(string line, AudioEncoding? encoding) =>
        Assert.Equal(encoding, VoiceFormats.Read(line, new Dictionary<int, AudioEncoding>())?.Encoding);

    [Fact]
    public void A_profile_says_what_a_number_means_where_the_name_lies() =>
        Assert.Equal(
            AudioEncoding.ALaw,
            VoiceFormats.Read("4,\"G.711U\",8,0,8000,0,0", new Dictionary<int, AudioEncoding> { [4] = AudioEncoding.ALaw })?.Encoding
        );

    [Fact]
    public void Every_delivered_profile_can_be_read_and_one_fits_every_modem()
    {
        Assert.True(VoiceModemProfile.Delivered.Count >= 3);
        Assert.All(VoiceModemProfile.Delivered, static profile => Assert.NotEmpty(profile.Formats));
        Assert.Equal("v253", VoiceModemProfile.Detect(VoiceModemProfile.Delivered, "something else").Name);
        Assert.Equal("esc-stop", VoiceModemProfile.Detect(VoiceModemProfile.Delivered, "Silicon Laboratories Si2457").Name);
    }

    [Fact]
    public void Rejects_modem_options_out_of_bounds_and_a_profile_that_is_not_there()
    {
        var wrong = new VoiceModemOptions { Line = "", AnswerTimeout = TimeSpan.Zero };
        var refusal = Assert.Throws<ArgumentException>(() => Create(wrong)).Message;
        Assert.Contains("Line", refusal, StringComparison.Ordinal);
        Assert.Contains("AnswerTimeout", refusal, StringComparison.Ordinal);
        var line = new VoiceModemOptions { Line = "201" };
        Assert.Contains(
            "v253",
            Assert.Throws<ArgumentException>(() => Create(line with { Profile = "none" })).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => Create(line with { ProfileFile = "{ \"nam\": 1 }" }));
        Assert.IsType<VoiceModemProtocol>(Create(line));
    }

    private static ILinkProtocol Create(VoiceModemOptions options) =>
        new VoiceModemAdapterFactory().Create(new LinkContext(new SwitchId("vm1"), new LinkId("vm1/1"), options, NullLogger.Instance, 1));

    private static List<string> Read(string stream, bool audio, int cut = 0)
    {
        var bytes = Encoding.Latin1.GetBytes(stream);
        var tokens = new List<string>();
        var (at, end) = (0, cut == 0 ? bytes.Length : cut);
        while (true)
        {
            var token = VoiceModemMessageReader.Read(bytes.AsSpan(at, end - at), audio);
            if (token.Kind == ModemTokenKind.Incomplete)
            {
                if (end == bytes.Length)
                    return tokens;
                end = bytes.Length;
                continue;
            }
            at += token.Consumed;
            if (token.Kind == ModemTokenKind.Code)
                tokens.Add($"code {(char)token.Code}");
            else if (token.Kind != ModemTokenKind.Nothing)
                tokens.Add($"{token.Kind.ToString().ToLowerInvariant()} {Encoding.Latin1.GetString(token.Bytes)}");
        }
    }

    private static string Joined(IEnumerable<string> tokens)
    {
        var text = new StringBuilder();
        foreach (var token in tokens)
            text.Append(token.StartsWith("code ", StringComparison.Ordinal) ? $"|{token[5..]}|" : token["audio ".Length..]);
        return text.ToString().TrimEnd('|');
    }
}
