using System.Buffers;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.Tests.CiscoGed188;

/// <summary>The bytes of messages: held by published samples where there are some, by the table of the specification's layouts where not.</summary>
public sealed class MessageTests
{
    public static TheoryData<string> Samples => [.. PublishedSample.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_published_sample_decodes_to_the_meaning_its_suite_gives(string name)
    {
        var sample = PublishedSample.Of(name);

        var message = Read(sample.Bytes, GedWire.NewestVersion);

        Assert.Equal((uint)sample.Type, message.TypeNumber);
        Assert.Equal(sample.Name, MessageText.NameOf(message));
        var expected = sample.Meaning.Select(field => field.Key == "RawBytes" ? new(MessageText.Body, field.Value) : field);
        Assert.Equal(expected, MessageText.Fields(message));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_published_sample_is_written_again_to_the_byte_from_its_meaning_alone(string name)
    {
        var sample = PublishedSample.Of(name);
        var output = new ArrayBufferWriter<byte>();
        if (MessageLayout.Find((uint)sample.Type, GedWire.NewestVersion) is { IsDescribed: true } layout)
        {
            var writer = new GedMessageWriter().Begin(layout.Type);
            foreach (var (key, value) in sample.Meaning)
                MessageText.Add(writer, layout, key, value);
            Assert.True(writer.Finish(output), writer.Problem);
        }
        else
            GedMessageWriter.Raw((uint)sample.Type, Convert.FromHexString(sample.Meaning[0].Value), output);

        Assert.Equal(Convert.ToHexString(sample.Bytes), Convert.ToHexString(output.WrittenSpan));
    }

    [Fact]
    public void Names_of_the_enumerations_in_code_are_those_of_the_tables()
    {
        Assert.Equal(45, PublishedSample.All.Count);
        foreach (var type in Enum.GetValues<MessageType>())
        {
            var layout = MessageLayout.Find((uint)type, GedWire.NewestVersion)!;
            Assert.Equal(layout.Name.Replace("_", "", StringComparison.Ordinal), type.ToString(), ignoreCase: true);
        }
        foreach (var tag in Enum.GetValues<Tag>())
            Assert.NotNull(TagLayout.Find((int)tag));
        Holds<GedEventCause>("EventCause");
        Holds<GedAgentState>("AgentState");
        Holds<GedConnectionState>("LocalConnectionState");
        Holds<GedCallType>("CallType");
        Holds<StatusCode>("StatusCode");
        Holds<ControlFailureCode>("ControlFailureCode");
        Holds<DeviceIDType>("DeviceIDType");
        Holds<ConnectionDeviceIDType>("ConnectionDeviceIDType");
        Holds<SystemEventID>("SystemEventID");
        Holds<CtiServiceMask>("CtiServiceMask");
        Holds<PGStatusCode>("PGStatusCode");
        Holds<CallEventMessageMask>("CallEventMessageMask");
        Holds<AgentStateMask>("AgentStateMask");
    }

    private static void Holds<T>(string name)
        where T : struct, Enum
    {
        var table = Enumeration.Find(name)!;
        foreach (var (value, text) in table.Names)
        {
            if (!text.StartsWith("RESERVED_", StringComparison.Ordinal))
                Assert.Equal(text.Replace("_", "", StringComparison.Ordinal), Enum.ToObject(typeof(T), value).ToString(), ignoreCase: true);
        }
    }

    [Theory]
    [InlineData(9)]
    [InlineData(19)]
    [InlineData(20)]
    public void Every_described_message_is_read_back_as_it_was_written_with_floating_fields_in_any_order(int version)
    {
        for (var type = 0u; type < 256; type++)
        {
            if (MessageLayout.Find(type, version) is not { IsDescribed: true } layout)
                continue;
            var writer = new GedMessageWriter { Version = version }.Begin(layout.Type);
            var value = 1u;
            foreach (var field in layout.Fields)
                writer.Set(field, field.Width == 1 ? value++ & 0xFF : value++);
            writer.Text(Tag.CalledDeviceId, "2002").Number(Tag.PartyCallId, 7).Text(Tag.ConnectionDeviceId, "2001").NamedVariable("a", "b");
            var output = new ArrayBufferWriter<byte>();
            Assert.True(writer.Finish(output), writer.Problem);

            var message = Read(output.WrittenSpan, version);

            Assert.Equal(layout.FixedLength, layout.Fields.Sum(field => field.Width));
            value = 1u;
            foreach (var field in layout.Fields)
                Assert.Equal(field.Width == 1 ? value++ & 0xFF : value++, message.Number(field));
            Assert.Equal("2001", message.Text(Tag.ConnectionDeviceId));
            Assert.Equal("2002", message.Text(Tag.CalledDeviceId));
            Assert.Equal(7u, message.Number(Tag.PartyCallId));
            Assert.Null(message.Text(Tag.AgentId));
        }
    }

    [Fact]
    public void A_make_call_has_the_skill_group_from_version_14_on()
    {
        Assert.Equal(28, MessageLayout.Find((uint)MessageType.MakeCallReq, 13)!.FixedLength);
        Assert.Equal(32, MessageLayout.Find((uint)MessageType.MakeCallReq, 14)!.FixedLength);
        var old = new GedMessageWriter { Version = 13 }
            .Begin(MessageType.MakeCallReq)
            .Set(Field.SkillGroupNumber, GedWire.Unknown);
        Assert.True(old.Finish(new ArrayBufferWriter<byte>()));
        old.Begin(MessageType.MakeCallReq).Set(Field.SkillGroupNumber, 5);
        Assert.Equal("SkillGroupNumber is not in MAKE_CALL_REQ of version 13", old.Problem);
    }

    [Theory]
    [InlineData("FFFFFFFF", LinkProtocolError.Malformed, "negative")]
    [InlineData("80000000 00000005", LinkProtocolError.Malformed, "negative")]
    [InlineData("000010E2 00000009", LinkProtocolError.FrameTooLong, "over 4321")]
    [InlineData("00000003 00000005 000000", LinkProtocolError.Malformed, "fixed part")]
    [InlineData("00000006 00000005 00000001 0105", LinkProtocolError.Malformed, "runs over the end")]
    [InlineData("00000005 00000005 00000001 01", LinkProtocolError.Malformed, "runs over the end")]
    public void A_lying_length_is_refused_with_its_reason(string hex, LinkProtocolError error, string words)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

        var exception = Assert.Throws<LinkProtocolException>(() => new GedFrameReader().TryRead(bytes, out _));

        Assert.Equal(error, exception.Error);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_message_is_read_and_one_byte_more_is_not()
    {
        var bytes = new byte[GedWire.HeaderLength + GedWire.MaxBody];
        (bytes[2], bytes[3]) = (0x10, 0xE1);
        bytes[7] = 200;
        Assert.True(new GedFrameReader().TryRead(bytes, out var message));
        Assert.Equal(GedWire.MaxBody, message.Body.Length);
        bytes[3]++;
        Assert.Throws<LinkProtocolException>(() => new GedFrameReader().TryRead(bytes, out _));
        Assert.False(new GedFrameReader { Version = 20 }.TryRead(bytes, out _));
    }

    [Fact]
    public void A_message_that_is_not_whole_waits_for_the_rest_at_every_split()
    {
        var bytes = PublishedSample.Of("CALL_ESTABLISHED_EVENT").Bytes;
        var reader = new GedFrameReader();
        for (var length = 0; length < bytes.Length; length++)
            Assert.False(reader.TryRead(bytes.AsSpan(0, length), out _));
        Assert.True(reader.TryRead(bytes, out var message));
        Assert.Equal(bytes.Length, message.Frame.Length);
    }

    [Fact]
    public void Rule_53_a_value_that_is_too_long_is_refused_with_the_name_of_its_field_and_nothing_is_written()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new GedMessageWriter();

        Refused(writer.Begin(MessageType.MakeCallReq).Text(Tag.DialedNumber, new string('1', 40)), "DialedNumber");
        Refused(writer.Begin(MessageType.SetCallDataReq).Text(Tag.CallVariable1, new string('x', 41)), "CallVariable1");
        Refused(writer.Begin(MessageType.SetCallDataReq).NamedVariable(new string('n', 33), "v"), new string('n', 33));
        Refused(writer.Begin(MessageType.SetCallDataReq).NamedVariable("user.key", new string('v', 211)), "user.key");
        Refused(writer.Begin(MessageType.SetCallDataReq).NamedArray(256, "user.key", "v"), "user.key");
        Refused(writer.Begin(MessageType.SetCallDataReq).Text(Tag.CallVariable2, "\u20AC"), "CallVariable2");
        Refused(writer.Begin(MessageType.SetCallDataReq).Text(Tag.CallVariable2, "a\0b"), "CallVariable2");
        Assert.True(writer.Begin(MessageType.SetCallDataReq).Text(Tag.CallVariable1, new string('x', 40)).Finish(output));
        Assert.True(
            writer.Begin(MessageType.SetCallDataReq).NamedVariable(new string('n', 32), new string('v', 210)).Finish(output),
            writer.Problem
        );

        writer.Begin(MessageType.SetCallDataReq);
        for (var number = 0; number < 10; number++)
            writer.NamedVariable("user.v" + number, new string('v', 200));
        Assert.Equal("user.v9", writer.ProblemField);

        static void Refused(GedMessageWriter writer, string field)
        {
            var nothing = new ArrayBufferWriter<byte>();
            Assert.False(writer.Finish(nothing));
            Assert.Equal(field, writer.ProblemField);
            Assert.Equal(0, nothing.WrittenCount);
        }
    }

    [Fact]
    public void Counts_of_named_data_are_those_of_the_fields_unless_they_are_set()
    {
        var writer = new GedMessageWriter()
            .Begin(MessageType.SetCallDataReq)
            .NamedVariable("a", "1")
            .NamedVariable("b", "2")
            .NamedArray(0, "c", "3");
        var output = new ArrayBufferWriter<byte>();
        writer.Finish(output);
        var message = Read(output.WrittenSpan, GedWire.NewestVersion);
        Assert.Equal(2u, message.Number(Field.NumNamedVariables));
        Assert.Equal(1u, message.Number(Field.NumNamedArrays));
    }

    private static GedMessage Read(ReadOnlySpan<byte> bytes, int version)
    {
        Assert.True(new GedFrameReader { Version = version }.TryRead(bytes, out var message));
        Assert.Equal(bytes.Length, message.Frame.Length);
        return message;
    }
}
