using System.Text;
using CtiMiddleware.Adapters.Smdi;

namespace CtiMiddleware.Adapters.Tests.Smdi;

/// <summary>A sender of seven bits on a line that delivers eight.</summary>
public sealed class SmdiParityTests
{
    private static readonly byte[] s_record = Encoding.ASCII.GetBytes("\r\nMD0010001D2565551001 2565552222 \r\n\x19");

    [Theory]
    [InlineData(SmdiParity.Even, SmdiParity.Even)]
    [InlineData(SmdiParity.Odd, SmdiParity.Odd)]
    [InlineData(SmdiParity.None, SmdiParity.Even)]
    [InlineData(SmdiParity.None, SmdiParity.None)]
    [InlineData(SmdiParity.Auto, SmdiParity.Even)]
    [InlineData(SmdiParity.Auto, SmdiParity.Odd)]
    [InlineData(SmdiParity.Auto, SmdiParity.None)]
    public void A_right_record_is_taken(SmdiParity set, SmdiParity sent)
    {
        var rig = new SmdiRig(SmdiRig.Options with { Parity = set });
        for (var i = 0; i < 5; i++)
            rig.Receive(SmdiRig.WithParity(s_record, sent));
        Assert.Equal(5, rig.Calls.Count);
        Assert.Empty(rig.Anomalies);
    }

    [Theory]
    [InlineData(SmdiParity.Even, SmdiParity.Even)]
    [InlineData(SmdiParity.Odd, SmdiParity.Odd)]
    [InlineData(SmdiParity.Auto, SmdiParity.Even)]
    [InlineData(SmdiParity.Auto, SmdiParity.Odd)]
    public void One_wrong_bit_at_any_place_never_makes_another_record(SmdiParity set, SmdiParity sent)
    {
        var right = SmdiRig.WithParity(s_record, sent);
        for (var bit = 0; bit < right.Length * 8; bit++)
        {
            var rig = new SmdiRig(SmdiRig.Options with { Parity = set });
            rig.Receive(right);
            var expected = rig.Calls.Single();
            byte[] wrong = [.. right];
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));
            rig.Receive(wrong);
            Assert.All(rig.Calls, call => Assert.Equal(expected, call));
            // From M to the end of its text and that end every bit counts; outside of it nothing is lost.
            if (bit / 8 is >= 2 and < 35)
                Assert.Single(rig.Calls);
            rig.Receive(right);
            Assert.Equal(expected, rig.Calls[^1]);
        }
    }

    [Fact]
    public void A_record_of_the_wrong_parity_is_damaged_when_the_parity_is_set()
    {
        var rig = new SmdiRig(SmdiRig.Options with { Parity = SmdiParity.Even });
        rig.Receive(SmdiRig.WithParity(s_record, SmdiParity.Odd));
        Assert.Empty(rig.Calls);
        Assert.Contains("parity", Assert.Single(rig.Anomalies), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_set_otherwise_is_found_again_after_three_records()
    {
        var rig = new SmdiRig();
        for (var i = 0; i < 4; i++)
            rig.Receive(SmdiRig.WithParity(s_record, SmdiParity.Even));
        for (var i = 0; i < 4; i++)
            rig.Receive(SmdiRig.WithParity(s_record, SmdiParity.None));
        Assert.Equal(6, rig.Calls.Count);
        Assert.Equal(2, rig.Anomalies.Count);
    }
}
