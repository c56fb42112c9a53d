using System.Text.Json;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Model.Tests;

public sealed class IdentifierTests
{
    [Fact]
    public void Identifiers_are_plain_text_in_json_also_as_names()
    {
        var calls = new Dictionary<CallId, DeviceId> { [new CallId("call_1")] = DeviceId.Of(new SwitchId("hq"), "2001") };

        var json = JsonSerializer.Serialize(calls);

        Assert.Equal("""{"call_1":"hq:2001"}""", json);
        Assert.Equal(calls, JsonSerializer.Deserialize<Dictionary<CallId, DeviceId>>(json));
    }

    [Fact]
    public void An_identifier_that_is_null_in_json_is_refused() =>
        Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize<CallId>("null"));

    [Fact]
    public void A_device_knows_its_switch_and_its_number_though_the_number_has_a_colon()
    {
        var device = DeviceId.Of(new SwitchId("hq"), "sip:2001@example.com");

        Assert.Equal("hq", device.Switch.ToString());
        Assert.Equal("sip:2001@example.com", device.Number.ToString());
        Assert.Equal("hq:agent:4711", AgentId.Of(new SwitchId("hq"), "4711").Value);
    }

    [Theory]
    [InlineData("e7.88101", "e7", 88101)]
    [InlineData("a.b.0", "a.b", 0)]
    public void A_cursor_round_trips(string text, string epoch, long number)
    {
        Assert.True(Cursor.TryParse(text, out var cursor));
        Assert.Equal(new Cursor(epoch, number), cursor);
        Assert.Equal(text, cursor.ToString());
        Assert.Equal(cursor, JsonSerializer.Deserialize<Cursor>(JsonSerializer.Serialize(cursor)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("e7")]
    [InlineData(".5")]
    [InlineData("e7.")]
    [InlineData("e7.-1")]
    [InlineData("e7.1x")]
    [InlineData("e7.99999999999999999999")]
    public void What_is_no_cursor_is_not_read_as_one(string? text) => Assert.False(Cursor.TryParse(text, out _));
}
