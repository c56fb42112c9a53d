using CtiMiddleware.Media.CallerId;
using CtiMiddleware.Media.Codecs;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Tests.CallerId;

public sealed class CallerIdTests
{
    private static readonly CallerIdMessage Known = new()
    {
        Time = "11220930",
        Number = "5551234567",
        Name = "JOHN DOE",
    };

    // Example of ME Labs, "Caller ID: Format" (melabs.com/resources/callerid.htm).
    [Fact]
    public void The_bytes_of_a_published_single_data_message_are_made_and_read()
    {
        var message = new CallerIdMessage
        {
            Format = CallerIdFormat.SingleData,
            Time = "09301224",
            Number = "6095551212",
        };
        byte[] bytes = Convert.FromHexString("041230393330313232343630393535353132313251");
        Assert.Equal(bytes, message.ToBytes());
        Assert.IsType<CallerIdReception.Received>(Assert.Single(Receive(Send(bytes))));
    }

    // From the same page, whose last byte (7D) is not the two's complement of its own sum; that of the single data message is.
    [Fact]
    public void The_bytes_of_a_published_multiple_data_message_are_read()
    {
        byte[] bytes = Convert.FromHexString("802001083033323430393032" + "07084A4F484E20444F45" + "020A38303035353531323132" + "00");
        bytes[^1] = (byte)-bytes.Sum(b => b);
        var message = Assert.IsType<CallerIdReception.Received>(Assert.Single(Receive(Send(bytes)))).Message;
        Assert.Equal("03240902", message.Time);
        Assert.Equal("8005551212", message.Number);
        Assert.Equal("JOHN DOE", message.Name);
    }

    [Theory]
    [InlineData(FskStandard.Bell202)]
    [InlineData(FskStandard.V23)]
    public void A_message_arrives_as_it_was_sent_in_noise_and_in_mu_law(FskStandard standard)
    {
        foreach (double level in new double[] { -6, -13.5, -30 })
        {
            for (ulong seed = 1; seed <= 20; seed++)
            {
                var samples = Send(Known, standard, level, (int)seed);
                new NoiseGenerator(level - 15, seed).AddTo(samples);
                for (int i = 0; i < samples.Length; i++)
                    samples[i] = G711.DecodeMuLaw(G711.EncodeMuLaw(samples[i]));
                var message = Assert.IsType<CallerIdReception.Received>(Assert.Single(Receive(samples, standard))).Message;
                Assert.Equal(Known, message with { UnknownParameters = Known.UnknownParameters });
            }
        }
    }

    [Fact]
    public void Every_form_of_absence_and_the_longest_message_come_back()
    {
        CallerIdMessage[] messages =
        [
            new()
            {
                Time = "01010000",
                NumberAbsence = CallerIdAbsence.Private,
                NameAbsence = CallerIdAbsence.Private,
            },
            new()
            {
                Time = "01010000",
                NumberAbsence = CallerIdAbsence.OutOfArea,
                NameAbsence = CallerIdAbsence.OutOfArea,
            },
            new() { Number = "1" },
            new()
            {
                Time = "12312359",
                Number = "0123456789",
                Name = new string('W', 200),
            },
            new()
            {
                Format = CallerIdFormat.SingleData,
                Time = "12312359",
                NumberAbsence = CallerIdAbsence.Private,
            },
            new()
            {
                Format = CallerIdFormat.SingleData,
                Time = "12312359",
                Number = "4711",
            },
        ];
        foreach (var message in messages)
        {
            var received = Assert.IsType<CallerIdReception.Received>(Assert.Single(Receive(Send(message)))).Message;
            Assert.Equal(message, received with { UnknownParameters = message.UnknownParameters });
        }
    }

    [Fact]
    public void A_wrong_checksum_is_told_and_gives_no_message()
    {
        var bytes = Known.ToBytes();
        bytes[6] ^= 0x01;
        var damaged = Assert.IsType<CallerIdReception.Damaged>(Assert.Single(Receive(Send(bytes))));
        Assert.Equal("its checksum is wrong", damaged.Reason);
        Assert.Equal(bytes, damaged.Bytes);
    }

    [Fact]
    public void A_transmission_that_breaks_off_is_told_and_the_next_is_received()
    {
        var whole = Send(Known);
        var cut = whole[..(whole.Length * 3 / 4)];
        short[] both = [.. cut, .. new short[2000], .. whole];
        var received = Receive(both);
        Assert.Equal("carrier lost", Assert.IsType<CallerIdReception.Damaged>(received[0]).Reason);
        Assert.IsType<CallerIdReception.Received>(received[1]);
        Assert.Equal(2, received.Count);
    }

    [Fact]
    public void Without_a_seizure_as_off_hook_it_is_received_too()
    {
        Assert.IsType<CallerIdReception.Received>(Assert.Single(Receive(Send(Known.ToBytes(), seizureBits: 0))));
    }

    [Fact]
    public void An_unknown_parameter_is_stepped_over_and_told()
    {
        byte[] bytes = [0x80, 0x07, 0x11, 0x01, 0x01, 0x02, 0x02, (byte)'4', (byte)'2', 0];
        bytes[^1] = (byte)-bytes.Sum(b => b);
        var message = Assert.IsType<CallerIdReception.Received>(Assert.Single(Receive(Send(bytes)))).Message;
        Assert.Equal("42", message.Number);
        Assert.Equal([0x11], message.UnknownParameters);
    }

    [Fact]
    public void Noise_and_tones_are_no_message()
    {
        var samples = new short[80_000];
        new NoiseGenerator(-15, 3).Generate(samples);
        Assert.DoesNotContain(Receive(samples), r => r is CallerIdReception.Received);
        new ToneGenerator([new(1200, -10)], Timeout.InfiniteTimeSpan).Generate(samples);
        Assert.Empty(Receive(samples));
        new Media.Dtmf.DtmfGenerator("0123456789*#ABCD0123456789*#ABCD").Generate(samples);
        Assert.DoesNotContain(Receive(samples), r => r is CallerIdReception.Received);
    }

    [Fact]
    public void A_bit_error_never_gives_another_number()
    {
        var bytes = Known.ToBytes();
        for (int bit = 0; bit < 8 * bytes.Length; bit++)
        {
            var wrong = (byte[])bytes.Clone();
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.DoesNotContain(Receive(Send(wrong)), r => r is CallerIdReception.Received);
        }
    }

    [Fact]
    public void What_the_line_cannot_carry_is_refused_when_sending()
    {
        Assert.Throws<InvalidOperationException>(() => new CallerIdMessage { Name = "JÖRG" }.ToBytes());
        Assert.Throws<InvalidOperationException>(() => new CallerIdMessage { Name = new string('x', 254) }.ToBytes());
    }

    private static short[] Send(CallerIdMessage message, FskStandard standard = FskStandard.Bell202, double level = -13.5, int shift = 0) =>
        Send(message.ToBytes(), standard, level, shift);

    private static short[] Send(
        byte[] bytes,
        FskStandard standard = FskStandard.Bell202,
        double level = -13.5,
        int shift = 0,
        int seizureBits = CallerIdModulator.SeizureBits
    )
    {
        var modulator = new CallerIdModulator(bytes, standard, level, seizureBits);
        var samples = new short[800 + shift + modulator.Length + 800];
        for (int at = 800 + shift; at < samples.Length; at += 160)
            modulator.Generate(samples.AsSpan(at, Math.Min(160, samples.Length - at)));
        Assert.True(modulator.IsFinished);
        return samples;
    }

    private static List<CallerIdReception> Receive(ReadOnlySpan<short> samples, FskStandard standard = FskStandard.Bell202)
    {
        var demodulator = new CallerIdDemodulator(standard);
        var received = new List<CallerIdReception>();
        for (; samples.Length > 0; samples = samples[Math.Min(160, samples.Length)..])
            demodulator.Listen(samples[..Math.Min(160, samples.Length)], received);
        return received;
    }
}
