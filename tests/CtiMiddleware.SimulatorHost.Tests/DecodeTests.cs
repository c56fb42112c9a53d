using System.Text;
using System.Text.Json;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Simulators.Host;

namespace CtiMiddleware.SimulatorHost.Tests;

/// <summary>The mode decode: frame by frame, with what the adapter makes of it.</summary>
public sealed class DecodeTests : IDisposable
{
    private const string Session =
        "Asterisk Call Manager/11.0.0\r\nResponse: Success\r\nActionID: 1\r\nMessage: Authentication accepted\r\n\r\nEvent: FromTheFuture\r\nA: b\r\n\r\nEvent: Half";

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Hexadecimal_text_is_decoded_frame_by_frame()
    {
        var (code, lines, error) = await RunAsync(Convert.ToHexString(Encoding.ASCII.GetBytes(Session)));
        Assert.Equal(ExitCodes.Ok, code);
        Assert.Contains("11 bytes at the end are no whole frame", error, StringComparison.Ordinal);
        var last = lines[^1];
        Assert.Equal("received", last.GetProperty("direction").GetString());
        Assert.Equal(@"Event: FromTheFuture\r\nA: b\r\n\r\n", last.GetProperty("text").GetString());
        Assert.Contains(last.GetProperty("means").EnumerateArray(), static item => item.GetProperty("kind").GetString() == "Unknown");
    }

    [Fact]
    public async Task Capture_is_decoded_with_both_directions_and_its_times()
    {
        using (var writer = new CaptureWriter(File.Create(_file), TimeProvider.System, scrubber: null))
        {
            writer.Write(CaptureDirection.Opened, "127.0.0.1:5038");
            writer.Write(CaptureDirection.Received, "Asterisk Call Manager/11.0.0\r\n");
            writer.Write(CaptureDirection.Sent, "Action: Login\r\n\r\n");
            writer.Write(CaptureDirection.Closed, "over");
        }
        var (code, lines, _) = await RunAsync(_file);
        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal(["opened", "received", "sent", "closed"], lines.Select(static line => line.GetProperty("direction").GetString()!));
    }

    [Fact]
    public async Task What_breaks_the_protocol_is_shown_as_refused()
    {
        var (code, lines, _) = await RunAsync(Convert.ToHexString(Encoding.ASCII.GetBytes(new string('x', 4000))));
        Assert.Equal(ExitCodes.Ok, code);
        var means = lines[^1].GetProperty("means").EnumerateArray().Last();
        Assert.Equal("Refused", means.GetProperty("kind").GetString());
        Assert.StartsWith("BadGreeting", means.GetProperty("value").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_neither_file_nor_hexadecimal_is_not_found()
    {
        Assert.Equal(ExitCodes.NotFound, (await RunAsync("hello there")).Code);
        await File.WriteAllTextAsync(_file, "hello there", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Failed, (await RunAsync(_file)).Code);
    }

    private static async Task<(int Code, JsonElement[] Lines, string Error)> RunAsync(string input)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await SimProgram.RunAsync(
            ["decode", "--json", input, "--protocol", "asterisk-ami"],
            output,
            error,
            CancellationToken.None
        );
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (code, [.. lines.Select(static line => JsonDocument.Parse(line).RootElement)], error.ToString());
    }
}
