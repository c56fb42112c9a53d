using System.Text;
using CtiMiddleware.Conformance.Vectors;
using CtiMiddleware.Links.Capture;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>A vector that is wrong says where; one that is not fulfilled says how.</summary>
public sealed class VectorFileTests
{
    private const string Login = """
          { "in": "LINETEXT 1 name=x\r\n" },
          { "out": "LOGIN 1 user=cti secret=ctisecret\r\n" },
          { "in": "OK 1 boot=1\r\n" },
          { "expect": [ { "loggedOn": "x" }, { "statusNormal": "true" } ] },
        """;

    [Theory]
    [InlineData("""{"name":"n","source":"s","outside":true,"stps":[]}""", "v.json:1:48: unknown key 'stps'; known are name, source")]
    [InlineData("""{"name":"n","outside":true,"steps":[{"in":""}]}""", "v.json:1:1: the key 'source' is missing")]
    [InlineData("""{"name":"n","source":"","outside":true,"steps":[{"in":""}]}""", "v.json:1:1: the source is empty")]
    [InlineData("""{"name":"n","source":"s","outside":true,"steps":[{"inn":""}]}""", "v.json:1:57: unknown key 'inn'; known are in, out")]
    [InlineData("""{"name":"n","source":"s","outside":true,"steps":[{"in":"","out":""}]}""", "step 1 has 2 keys; a step has one")]
    [InlineData("""{"name":"n","source":"s","outside":true,"bytes":"hex","steps":[{"in":"0Z"}]}""", "these are no hexadecimal bytes")]
    [InlineData("""{"name":"n","source":"s","outside":true,"steps":[{"advance":"soon"}]}""", "'soon' is no time; write 00:00:20")]
    [InlineData("""{"name":"n","source":"s","outside":true,"steps":[{"expect":[{"evnt":"Held"}]}]}""", "unknown key 'evnt'")]
    [InlineData("""{"name":"n","name":"m"}""", "the key 'name' comes twice")]
    [InlineData("{\n \"name\": \n}", "v.json:3:")]
    public void A_mistake_is_refused_with_its_place(string json, string message)
    {
        var error = Assert.Throws<VectorException>(() => VectorFile.Parse("v.json", Encoding.UTF8.GetBytes(json)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_otherwise_fails_with_file_step_item_and_both_values()
    {
        var error = Fails("""{ "in": "EV 1 HELD conn=1.1 dev=1001\r\n" }, { "expect": [ { "event": "Held", "device": "1002" } ] }""");
        Assert.Contains("step 6, item 1: device is '1001' instead of '1002'", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("v.json:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_said_and_what_is_said_beyond_fails()
    {
        var missing = Fails("""{ "expect": [ { "event": "Held" } ] }""");
        Assert.Contains("step 5: did not say {event: Held}", missing.Message, StringComparison.Ordinal);
        var more = Fails("""{ "in": "EV 1 HELD conn=1.1 dev=1001\r\n" }""");
        Assert.Contains("said more than was expected", more.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_sent_otherwise_fails_with_both_texts()
    {
        var error = Fails("""{ "advance": "00:00:10" }, { "out": "PING 9\r\n" }""");
        Assert.Contains(@"PING 2\r\n", error.Message, StringComparison.Ordinal);
        Assert.Contains(@"PING 9\r\n", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "HoldCll": {} }""", "there is no service 'HoldCll'")]
    [InlineData("""{ "HoldCall": { "call": "#1@1001" } }""", "unknown key 'call'; known are callToBeHeld")]
    [InlineData("""{ "HoldCall": { "callToBeHeld": "#1@1009" } }""", "there is no connection '#1@1009'")]
    public void A_command_that_makes_no_sense_is_refused_with_its_place(string command, string message)
    {
        Assert.Contains(message, Fails($$"""{ "command": {{command}} }""").Message, StringComparison.Ordinal);
    }

    private static VectorException Fails(string steps)
    {
        var json = $$"""{ "name": "n", "source": "s", "outside": false, "steps": [ {{Login}} {{steps}} ] }""";
        var vector = VectorFile.Parse("v.json", Encoding.UTF8.GetBytes(json));
        return Assert.Throws<VectorException>(() => VectorRunner.Run(vector, LineTextVectors.Value, ReplaySplit.Whole));
    }
}
