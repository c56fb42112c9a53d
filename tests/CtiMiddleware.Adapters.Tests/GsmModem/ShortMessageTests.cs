using CtiMiddleware.Adapters.GsmModem.ShortMessages;

namespace CtiMiddleware.Adapters.Tests.GsmModem;

/// <summary>Short messages in PDU mode against published examples, and their own rules.</summary>
public sealed class ShortMessageTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    // "SMS messages and the PDU format", dreamfabric.com/sms: the received and the sent hellohello.
    [Fact]
    public void The_published_message_is_read_and_its_text_written_the_same()
    {
        var read = SmsReader.Read("07917283010010F5040BC87238880900F10000993092516195800AE8329BFD4697D9EC37", out var problem);
        Assert.Null(problem);
        Assert.Equal("hellohello", read?.Text);
        Assert.Equal("27838890001", read?.From);
        Assert.Equal(new DateTime(2099, 3, 29, 15, 16, 59, DateTimeKind.Unspecified), read?.Sent?.DateTime);
        Assert.Equal(TimeSpan.FromHours(2), read?.Sent?.Offset);
        var (length, digits) = Assert.Single(SmsWriter.Write("+46708251358", "hellohello", 0)!);
        // The published one has a validity period between coding and length; this adapter leaves it to the service centre.
        Assert.Equal(
            "0011000B916407281553F80000AA0AE8329BFD4697D9EC37"
                .Replace("0011", "0001", StringComparison.Ordinal)
                .Replace("00AA0A", "000A", StringComparison.Ordinal),
            digits
        );
        Assert.Equal((digits.Length / 2) - 1, length);
    }

    // A message of accessvba.blogsky.com, "decode SMS-SUBMIT": its text begins so.
    [Fact]
    public void The_published_septets_are_unpacked()
    {
        var septets = GsmAlphabet.Unpack(Convert.FromHexString("C8329BFD66B5F320B8BC4CA7E741F7B79C4D0E01"), 22, 0);
        Assert.Equal("Hello,my pretty world!", GsmAlphabet.Text(septets));
        Assert.Equal("C8329BFD66B5F320B8BC4CA7E741F7B79C4D0E01", Convert.ToHexString(GsmAlphabet.Pack(septets, 0)));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("@£$ÄÖÜäöüß€{}[]~|^\\", 1)]
    [InlineData("日本語 and Ünicode", 1)]
    [InlineData("a", 160)]
    [InlineData("a", 161)]
    [InlineData("€", 153)]
    [InlineData("語", 71)]
    [InlineData("😀", 80)]
    public void What_is_written_reads_again_whole_or_in_parts(string text, int times)
    {
        var whole = string.Concat(Enumerable.Repeat(text, times));
        var assembly = new SmsAssembly();
        (SmsPart Message, int Missing, IReadOnlyList<int> Places)? got = null;
        foreach (var (length, digits) in SmsWriter.Write("+49301234567", whole, 7)!)
        {
            Assert.True(length <= 176);
            foreach (
                var done in assembly.Add(
                    SmsReader.Read(Delivered(digits), out var problem) ?? throw new FormatException(problem),
                    null,
                    s_now
                )
            )
                got = done;
        }
        Assert.Equal((whole, 0), (got?.Message.Text, got?.Missing));
    }

    [Fact]
    public void Parts_come_in_any_order_and_what_waits_too_long_is_given_out_with_what_is_missing()
    {
        var parts = SmsWriter
            .Write("123", new string('x', 400), 9)!
            .Select(static one => SmsReader.Read(Delivered(one.Digits), out _)!)
            .ToList();
        var assembly = new SmsAssembly();
        Assert.Empty(assembly.Add(parts[2], 12, s_now));
        Assert.Empty(assembly.Add(parts[0], 10, s_now));
        var whole = Assert.Single(assembly.Add(parts[1], 11, s_now));
        Assert.Equal(new string('x', 400), whole.Message.Text);
        Assert.Equal([10, 11, 12], whole.Places.Order());
        Assert.Empty(assembly.Add(parts[0], 10, s_now));
        Assert.Empty(assembly.Late(s_now + TimeSpan.FromMinutes(59)));
        var late = Assert.Single(assembly.Add(parts[1] with { Reference = 77 }, null, s_now + TimeSpan.FromHours(2)));
        Assert.Equal(2, late.Missing);
        for (var reference = 100; reference < 300; reference++)
            Assert.True(assembly.Add(parts[0] with { Reference = reference }, null, s_now + TimeSpan.FromHours(2)).Count <= 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0Z")]
    [InlineData("07917283010010F5040BC87238880900F1000099309251619580")]
    [InlineData("07917283010010F5040BC87238880900F10000993092516195800AE832")]
    [InlineData("0041000B916407281553F80000AA0AE8329BFD4697D9EC37")]
    [InlineData("0044000000000000000000000005FFFFFFFFFF")]
    public void What_is_no_received_message_is_said_in_words(string digits)
    {
        Assert.Null(SmsReader.Read(digits, out var problem));
        Assert.False(string.IsNullOrWhiteSpace(problem));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("語")]
    public void A_message_with_a_header_that_is_cut_anywhere_is_said_in_words(string letter)
    {
        var whole = Delivered(SmsWriter.Write("+49301234567", string.Concat(Enumerable.Repeat(letter, 200)), 7)![0].Digits);
        Assert.NotNull(SmsReader.Read(whole, out _));
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Null(SmsReader.Read(whole[..length], out var problem));
            Assert.False(string.IsNullOrWhiteSpace(problem));
        }
    }

    [Fact]
    public void A_number_that_is_none_and_a_text_that_is_too_long_are_refused()
    {
        Assert.Null(SmsWriter.Write("12a", "x", 0));
        Assert.Null(SmsWriter.Write("123456789012345678901", "x", 0));
        Assert.Null(SmsWriter.Write("1", new string('x', (153 * 10) + 1), 0));
        Assert.Equal(10, SmsWriter.Write("1", new string('x', 153 * 10), 0)!.Count);
    }

    // A sent message as it arrives: type and time are the network's, address, coding and text those of the sender (23.040, 9.2.2).
    private static string Delivered(string submit)
    {
        var hasHeader = submit[2] == '4';
        var address = 4 + ((Convert.ToInt32(submit[6..8], 16) + 1) / 2 * 2);
        return $"00{(hasHeader ? "44" : "04")}{submit[6..(6 + address + 4)]}62112201000000{submit[(6 + address + 4)..]}";
    }
}
