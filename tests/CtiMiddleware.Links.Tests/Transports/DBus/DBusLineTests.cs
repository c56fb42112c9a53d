using System.Buffers;
using System.Text;
using CtiMiddleware.Links.Transports.DBus;

namespace CtiMiddleware.Links.Tests.Transports.DBus;

public sealed class DBusLineTests
{
    private static readonly DBusValue.Array Properties = new(
        "{sv}",
        [
            new DBusValue.Entry(DBusValue.Of("State"), new DBusValue.Variant(DBusValue.Of("incoming"))),
            new DBusValue.Entry(DBusValue.Of("Multiparty"), new DBusValue.Variant(DBusValue.Of(false))),
        ]
    );

    [Fact]
    public void A_signal_is_written_as_its_documentation_says()
    {
        var line = new DBusLine.Signal(
            "/phonesim",
            "org.ofono.VoiceCallManager",
            "CallAdded",
            [DBusValue.Path("/phonesim/voicecall01"), Properties]
        );

        Assert.Equal(
            """
            {"type":"signal","path":"/phonesim","interface":"org.ofono.VoiceCallManager","member":"CallAdded","signature":"oa{sv}","body":["/phonesim/voicecall01",{"State":["s","incoming"],"Multiparty":["b",false]}]}

            """.ReplaceLineEndings("\n"),
            Written(line)
        );
    }

    public static TheoryData<string, DBusValue> Values =>
        new()
        {
            { """["s","a \"quoted\" line\nand ü"]""", new DBusValue.Text('s', "a \"quoted\" line\nand ü") },
            { """["o","/a/b"]""", new DBusValue.Text('o', "/a/b") },
            { """["g","a{sv}"]""", new DBusValue.Text('g', "a{sv}") },
            { """["y",255]""", new DBusValue.Whole('y', 255) },
            { """["n",-32768]""", new DBusValue.Whole('n', short.MinValue) },
            { """["q",65535]""", new DBusValue.Whole('q', ushort.MaxValue) },
            { """["i",-2147483648]""", new DBusValue.Whole('i', int.MinValue) },
            { """["u",4294967295]""", new DBusValue.Whole('u', uint.MaxValue) },
            { """["x","-9223372036854775808"]""", new DBusValue.Whole('x', long.MinValue) },
            { """["t","18446744073709551615"]""", new DBusValue.Whole('t', ulong.MaxValue) },
            { """["b",true]""", new DBusValue.Flag(true) },
            { """["d",0.5]""", new DBusValue.Real(0.5) },
            { """["d","-Infinity"]""", new DBusValue.Real(double.NegativeInfinity) },
            { """["h",null]""", new DBusValue.Descriptor() },
            { """["as",["a","b"]]""", new DBusValue.Array("s", [DBusValue.Of("a"), DBusValue.Of("b")]) },
            { """["as",[]]""", new DBusValue.Array("s", []) },
            {
                """["a{ut}",[[1,"2"]]]""",
                new DBusValue.Array("{ut}", [new DBusValue.Entry(new DBusValue.Whole('u', 1), new DBusValue.Whole('t', 2))])
            },
            {
                """["(s(bv))",["a",[true,["v",["y",1]]]]]""",
                new DBusValue.Structure([
                    DBusValue.Of("a"),
                    new DBusValue.Structure([
                        DBusValue.Of(true),
                        new DBusValue.Variant(new DBusValue.Variant(new DBusValue.Whole('y', 1))),
                    ]),
                ])
            },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Every_type_is_written_and_read_without_loss(string json, DBusValue value)
    {
        var line = new DBusLine.Return(9, [new DBusValue.Variant(value)]);

        var written = Written(line);

        Assert.Equal($$"""{"type":"return","serial":9,"signature":"v","body":[{{json}}]}""" + "\n", written);
        Assert.Equal(written, Written(Read(written)));
    }

    [Fact]
    public void Every_kind_of_line_is_read_as_it_was_written()
    {
        DBusLine[] lines =
        [
            new DBusLine.Owner("org.ofono", ":1.7"),
            new DBusLine.Owner("org.ofono", null),
            new DBusLine.Error(3, "org.ofono.Error.Failed", "Operation failed"),
            new DBusLine.Error(0, "CtiMiddleware.DBus.Error.TooLong", "a line is longer than 10 bytes"),
            new DBusLine.Dropped("too deep"),
        ];
        Assert.All(lines, static line => Assert.Equal(line, Read(Written(line))));

        var call = new DBusLine.Call(1, "org.ofono", "/", "org.ofono.Manager", "GetModems", []);
        var read = Assert.IsType<DBusLine.Call>(Read(Written(call)));
        Assert.Equal(call with { Body = read.Body }, read);
        Assert.Empty(read.Body);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{", "")]
    [InlineData("[]", "not an object")]
    [InlineData("""{"type":"call"}{"type":"call"}""", "something follows")]
    [InlineData("""{"type":"cull","serial":1}""", "'cull' is not known")]
    [InlineData("""{"type":7}""", "type is missing or not a text")]
    [InlineData("""{"type":"return","signature":"","body":[]}""", "serial is missing")]
    [InlineData("""{"type":"return","serial":0,"signature":"","body":[]}""", "below 1")]
    [InlineData("""{"type":"return","serial":1.5,"signature":"","body":[]}""", "serial is missing")]
    [InlineData("""{"type":"return","serial":1,"signature":"","body":[1]}""", "0 values are expected")]
    [InlineData("""{"type":"return","serial":1,"signature":"s","body":[]}""", "1 values are expected")]
    [InlineData("""{"type":"return","serial":1,"signature":"s"}""", "body is missing")]
    [InlineData("""{"type":"return","serial":1,"signature":"a","body":[[]]}""", "not a signature")]
    [InlineData("""{"type":"return","serial":1,"signature":"()","body":[[]]}""", "not a signature")]
    [InlineData("""{"type":"return","serial":1,"signature":"{sv}","body":[{}]}""", "not a signature")]
    [InlineData("""{"type":"return","serial":1,"signature":"a{vs}","body":[{}]}""", "not a signature")]
    [InlineData("""{"type":"return","serial":1,"signature":"z","body":[1]}""", "not a signature")]
    [InlineData("""{"type":"return","serial":1,"signature":"y","body":[256]}""", "not a number of type y")]
    [InlineData("""{"type":"return","serial":1,"signature":"y","body":[1.0]}""", "not a number of type y")]
    [InlineData("""{"type":"return","serial":1,"signature":"y","body":["1"]}""", "does not fit")]
    [InlineData("""{"type":"return","serial":1,"signature":"x","body":[1]}""", "does not fit")]
    [InlineData("""{"type":"return","serial":1,"signature":"x","body":["9223372036854775808"]}""", "not a number of type x")]
    [InlineData("""{"type":"return","serial":1,"signature":"d","body":["nan"]}""", "does not fit")]
    [InlineData("""{"type":"return","serial":1,"signature":"v","body":[["ss","a"]]}""", "signature of one type")]
    [InlineData("""{"type":"return","serial":1,"signature":"v","body":["s"]}""", "does not fit")]
    [InlineData("""{"type":"return","serial":1,"signature":"s","body":["a\u0000b"]}""", "NUL")]
    [InlineData("""{"type":"return","serial":1,"signature":"a{ss}","body":[{"a":1}]}""", "does not fit")]
    [InlineData("""{"type":"return","serial":1,"signature":"s","body":["\ud800"]}""", "")]
    public void A_line_that_does_not_fit_is_refused_with_the_reason(string line, string why)
    {
        Assert.False(DBusLineReader.TryRead(Encoding.UTF8.GetBytes(line), out _, out _, out var problem));
        Assert.NotEmpty(problem);
        Assert.Contains(why, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_serial_of_a_call_that_does_not_fit_is_known_so_that_it_can_be_answered()
    {
        Assert.False(DBusLineReader.TryRead("""{"type":"call","serial":77,"path":"/"}"""u8, out _, out var serial, out _));
        Assert.Equal(77, serial);
    }

    [Fact]
    public void Values_that_lie_too_deep_in_each_other_are_refused()
    {
        var (open, close) = ("", "\"s\",\"x\"");
        for (var depth = 0; depth < 40; depth++)
            (open, close) = ($"[\"v\",{open}", $"{close}]");
        var line = $$"""{"type":"return","serial":1,"signature":"v","body":[{{open}}[{{close}}]]}""";

        Assert.False(DBusLineReader.TryRead(Encoding.UTF8.GetBytes(line), out _, out _, out var problem));
        Assert.Contains("deeper", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutated_lines_are_read_or_refused_and_never_fail_otherwise()
    {
        var line = Encoding.UTF8.GetBytes(
            Written(
                new DBusLine.Signal(
                    "/m/voicecall01",
                    "org.ofono.VoiceCall",
                    "PropertyChanged",
                    [DBusValue.Of("x"), new DBusValue.Variant(Properties), new DBusValue.Whole('t', 7), new DBusValue.Array("(us)", [])]
                )
            )
        );
        var random = new Random(1);
        var refused = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var mutated = line.AsSpan(0, line.Length - 1).ToArray();
            for (var count = random.Next(1, 4); count > 0; count--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            if (!DBusLineReader.TryRead(mutated, out var read, out _, out var problem))
            {
                Assert.NotEmpty(problem);
                refused++;
            }
            else
                Assert.NotNull(read);
        }
        Assert.InRange(refused, 1, 19_999);
    }

    private static string Written(DBusLine line)
    {
        var bytes = new ArrayBufferWriter<byte>();
        DBusLineWriter.Write(line, bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static DBusLine Read(string line)
    {
        Assert.True(DBusLineReader.TryRead(Encoding.UTF8.GetBytes(line.TrimEnd('\n')), out var read, out _, out var problem), problem);
        return read;
    }
}
