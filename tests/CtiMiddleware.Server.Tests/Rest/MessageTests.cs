using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CtiMiddleware.Media.Wav;
using CtiMiddleware.Model.States;
using CtiMiddleware.Server.Configuration;

namespace CtiMiddleware.Server.Tests.Rest;

/// <summary>Messages through the doors: put, listed, got, deleted, and everything that is refused with its code.</summary>
public sealed class MessageTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "cti-messages-" + Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_message_is_put_listed_got_and_deleted()
    {
        await using var server = await StartAsync();
        var file = WavWriter.Write(new short[8000]);
        var put = await SendAsync(server, HttpMethod.Put, "menu", file);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var list = JsonNode.Parse(await (await SendAsync(server, HttpMethod.Get, "")).Content.ReadAsStringAsync())!.AsArray();
        Assert.Equal(("menu", file.Length), ((string?)list.Single()!["name"], (int)list.Single()!["bytes"]!));
        var got = await SendAsync(server, HttpMethod.Get, "menu");
        Assert.Equal("audio/wav", got.Content.Headers.ContentType!.MediaType);
        Assert.Equal(file, await got.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(server, HttpMethod.Delete, "menu")).StatusCode);
        Assert.Equal("notFound.message", await CodeAsync(await SendAsync(server, HttpMethod.Get, "menu")));
        Assert.Equal("notFound.message", await CodeAsync(await SendAsync(server, HttpMethod.Delete, "menu")));
    }

    [Fact]
    public async Task What_cannot_be_a_message_is_refused_with_what_was_found()
    {
        await using var server = await StartAsync();
        var file = WavWriter.Write(new short[800]);
        foreach (var name in new[] { ".hidden", "a..b", "a%2Fb", "a%5Cb", "..%2f..%2fetc%2fpasswd", "x%00y", new string('n', 101) })
        {
            var refused = await SendAsync(server, HttpMethod.Put, name, file);
            Assert.True(refused.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{name}: {refused.StatusCode}");
        }
        Assert.Equal("voice.content", await CodeAsync(await SendAsync(server, HttpMethod.Put, "text", "no audio"u8.ToArray())));
        Assert.Equal("voice.content", await CodeAsync(await SendAsync(server, HttpMethod.Put, "empty", WavWriter.Write([]))));
        Assert.Equal(
            "voice.tooLarge",
            await CodeAsync(await SendAsync(server, HttpMethod.Put, "big", WavWriter.Write(new short[200_000])))
        );
        Assert.Equal("request.mediaType", await CodeAsync(await SendAsync(server, HttpMethod.Put, "json", file, "application/json")));
        Assert.False(Directory.Exists(_folder) && Directory.EnumerateFileSystemEntries(_folder).Any());
    }

    [Fact]
    public async Task A_key_of_some_devices_gets_no_message_of_anybody()
    {
        await using var server = await RunningServer.StartAsync(
            [RunningServer.Key("some", "read call", "hq:2001 hq:*"), RunningServer.Key("all", "read call")],
            settings => settings with { Voice = new VoiceSettings { MessagesFolder = _folder } }
        );
        var file = WavWriter.Write(new short[800]);
        var (some, all) = (RunningServer.KeyText("some"), RunningServer.KeyText("all"));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, HttpMethod.Put, "menu", file, key: all)).StatusCode);
        Assert.Equal("auth.deviceRule", await CodeAsync(await SendAsync(server, HttpMethod.Put, "menu", file, key: some)));
        foreach (var (method, name) in new[] { (HttpMethod.Get, ""), (HttpMethod.Get, "menu"), (HttpMethod.Delete, "menu") })
        {
            var refused = await SendAsync(server, method, name, key: some);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Equal("auth.deviceRule", await CodeAsync(refused));
        }
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, HttpMethod.Get, "menu", key: all)).StatusCode);
    }

    [Fact]
    public async Task Without_a_folder_the_doors_say_so()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Equal("voice.noFolder", await CodeAsync(await SendAsync(server, HttpMethod.Get, "")));
    }

    [Fact]
    public async Task What_is_said_wrongly_of_a_play_names_its_field()
    {
        await using var server = await RunningServer.StartAsync();
        server.World.Begin(World.CallOf("call_1", "hq", "2001", "2002", LocalConnectionState.Connected));
        foreach (
            var (verb, body, field) in new[]
            {
                ("play", """{"messages":[]}""", "messages"),
                ("play", """{"messages":["a"],"stopDigits":"x"}""", "stopDigits"),
                ("play", """{"messages":["a"],"maxMs":1}""", "maxMs"),
                ("record", """{"silenceMs":-5}""", "silenceMs"),
                ("collect", """{"digits":0}""", "digits"),
                ("collect", """{"terminators":"Q"}""", "terminators"),
                ("collect", """{"interDigitMs":0}""", "interDigitMs"),
                ("collect", """{"firstDigitMs":0,"interDigitMs":0}""", "interDigitMs"),
            }
        )
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(server.Url, $"api/v1/connections/conn_call_1_a/voice/{verb}")
            );
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", RunningServer.Admin);
            request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
            using var http = new HttpClient();
            var answer = await http.SendAsync(request);
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.Equal((400, field), ((int)answer.StatusCode, (string?)problem["field"]));
        }
    }

    private Task<RunningServer> StartAsync() =>
        RunningServer.StartAsync(configure: settings =>
            settings with
            {
                Voice = new VoiceSettings
                {
                    MessagesFolder = _folder,
                    Store = new() { MaxMessageBytes = 100_000 },
                },
            }
        );

    private static async Task<HttpResponseMessage> SendAsync(
        RunningServer server,
        HttpMethod method,
        string name,
        byte[]? body = null,
        string type = "audio/wav",
        string key = RunningServer.Admin
    )
    {
        var path = name.Length == 0 ? "api/v1/voice/messages" : "api/v1/voice/messages/" + name;
        using var request = new HttpRequestMessage(method, new Uri(server.Url, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }
        using var http = new HttpClient();
        return await http.SendAsync(request);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"];
}
