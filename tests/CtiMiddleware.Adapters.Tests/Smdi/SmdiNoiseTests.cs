using System.Globalization;
using System.Text;
using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Adapters.Smdi.Messages;
using CtiMiddleware.Links.Capture;

namespace CtiMiddleware.Adapters.Tests.Smdi;

/// <summary>Noise: nothing crashes, nothing wedges, and no wrong record passes for a right one where the protocol can tell.</summary>
public sealed class SmdiNoiseTests
{
    private const int Records = 4_000;

    [Theory]
    [InlineData(SmdiParity.Even, 1UL)]
    [InlineData(SmdiParity.Auto, 2UL)]
    [InlineData(SmdiParity.None, 3UL)]
    public void One_bit_in_a_thousand_wrong_never_yields_a_wrong_record_that_parity_or_digits_can_tell(SmdiParity set, ulong seed)
    {
        var random = new Random((int)seed);
        var rig = new SmdiRig(SmdiRig.Options with { Parity = set, NumberLengths = [10] });
        var sent = new HashSet<string>(StringComparer.Ordinal);
        var unseen = new HashSet<string>(StringComparer.Ordinal);
        var line = new List<byte>();
        for (var i = 0; i < Records; i++)
        {
            var call = new SmdiMessage.CallHistory(
                new SmdiPort(1, 1 + (i % 9)),
                i % 2 == 0 ? SmdiReason.Direct : SmdiReason.Busy,
                (2_565_551_000 + i).ToString(CultureInfo.InvariantCulture),
                (7_035_550_000 + random.Next(10_000)).ToString(CultureInfo.InvariantCulture)
            );
            sent.Add(Line(call));
            var damaged = SmdiRig.WithParity(SmdiRig.Bytes(call), SmdiParity.Even);
            if (Flip(damaged, random) && SmdiReader.Read(Masked(damaged), 3, 4, [10]).Message is SmdiMessage.CallHistory other)
                unseen.Add(Line(other));
            line.AddRange(damaged);
        }
        rig.Replay.Receive([.. line], ReplaySplit.Random(seed, 60));
        var wrong = rig.Calls.Where(call => !sent.Contains(call)).ToList();
        if (set == SmdiParity.None)
            // Without parity a digit that became another digit cannot be told from it; a character that is no digit can.
            Assert.All(wrong, static call => Assert.Matches("^[0-9]{3}/[0-9]{4} [0-9-]+ [A-Z] ([0-9]{10}|-) ([0-9]{10}|-)$", call));
        else
            // Two wrong bits in one character have the right parity.
            Assert.All(wrong, call => Assert.Contains(call, unseen));
        // Some 250 bits a record: about four in five come through, and the line is not wedged.
        Assert.InRange(rig.Calls.Count, Records / 2, Records);
        rig.Receive(SmdiRig.WithParity(Encoding.ASCII.GetBytes("\r\n\r\nMD0010009D2565551001 2565552222 \r\n\x19"), SmdiParity.Even));
        Assert.EndsWith("2565551001 2565552222", rig.Calls[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_and_mutated_characters_end_in_a_told_damage_or_go_on(int seed)
    {
        var random = new Random(seed);
        var corpus = Encoding.Latin1.GetBytes(
            "\r\nMD0010001D2565551001 2565552222 \r\n\x19\r\nMD0010002A2565551001  \r\n\x19\r\nMWI2565551001 INV\r\n\x19MWI 5551001 BLK\r\n\x7f\x7f\x19"
        );
        for (var run = 0; run < 700; run++)
        {
            byte[] input = [.. corpus];
            if (run % 3 == 0)
                random.NextBytes(input);
            for (var change = 0; change < run % 12; change++)
                input[random.Next(input.Length)] = (byte)random.Next(256);
            try
            {
                var rig = new SmdiRig();
                rig.Replay.Execute(new Model.Commands.SwitchCommand.SetMessageWaitingIndicator("2565551001", MessageWaitingOn: true));
                rig.Replay.Receive(input, ReplaySplit.Random((ulong)run + 1, 30));
                rig.Replay.Advance(TimeSpan.FromSeconds(1));
                rig.Replay.Receive(input, ReplaySplit.EveryByte);
                rig.Replay.Advance(TimeSpan.FromSeconds(3));
                Assert.Single(rig.Said<ReplayItem.Completed>());
            }
            catch (Exception failure)
            {
                Assert.Fail($"seed {seed}, run {run}: {failure}");
            }
        }
    }

    private static bool Flip(byte[] characters, Random random)
    {
        var twice = false;
        for (var i = 0; i < characters.Length; i++)
        {
            var flips = 0;
            for (var bit = 0; bit < 8; bit++)
            {
                if (random.NextDouble() >= 0.001)
                    continue;
                characters[i] ^= (byte)(1 << bit);
                flips++;
            }
            twice |= flips > 1;
        }
        return twice;
    }

    private static byte[] Masked(byte[] characters) =>
        [.. characters.Select(static one => (byte)(one & 0x7F)).SkipWhile(static one => one != 'M').TakeWhile(static one => one >= 0x20)];

    private static string Line(SmdiMessage.CallHistory call) =>
        string.Join(
            ' ',
            call.Port,
            SmdiRig.Options.Ports.GetValueOrDefault(call.Port, "-"),
            call.Letter,
            call.Station.Length == 0 ? "-" : call.Station,
            call.Calling.Length == 0 ? "-" : call.Calling
        );
}
