using System.Text.Json;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Simulators.Host;
using CtiMiddleware.Simulators.Host.Control;
using CtiMiddleware.Simulators.Host.Fuzz;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.SimulatorHost.Tests;

/// <summary>The mode fuzz: adapters survive it, and a broken one is found and its input made small.</summary>
public sealed class FuzzTests
{
    public static TheoryData<string> Protocols => [.. SwitchesUnderTest.All.Select(static under => under.Protocol)];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Adapter_survives_spoilt_messages_of_a_fixed_seed(string protocol)
    {
        var run = new FuzzRun(SwitchesUnderTest.Find(protocol)!, seed: 4711, share: 0.05, TimeProvider.System);
        var finding = await run.RunAsync(20_000, 300, progress: null, TestContext.Current.CancellationToken);
        Assert.True(finding is null, finding is null ? "" : JsonSerializer.Serialize(finding, ControlJson.Options));
        Assert.True(run.Spoilt > 500);
    }

    [Fact]
    public async Task Broken_adapter_is_found_and_the_input_is_one_message_that_still_breaks_it()
    {
        var under = SwitchesUnderTest.Find("asterisk-ami")!;
        var broken = under with { AdapterOn = clock => new BrokenAdapter(under.AdapterOn!(clock)) };
        var run = new FuzzRun(broken, seed: 3, share: 0.1, TimeProvider.System);
        var finding = await run.RunAsync(200_000, 120, progress: null, TestContext.Current.CancellationToken);
        Assert.NotNull(finding);
        Assert.StartsWith("OverflowException", finding.What, StringComparison.Ordinal);
        var (_, parts) = Assert.Single(finding.Replaced);
        Assert.InRange(parts.Sum(static part => part.Length), 8, 60);
        // What was written can be read and plays again.
        var read = JsonSerializer.Deserialize<FuzzFinding>(JsonSerializer.Serialize(finding, ControlJson.Options), ControlJson.Options)!;
        var again = await new FuzzEpisode(broken, read.Seed, TimeProvider.System).RunAsync(new FixedScript(read.Replaced));
        Assert.Equal(finding.What, again?.What);
        Assert.Null(await new FuzzEpisode(under, read.Seed, TimeProvider.System).RunAsync(new FixedScript(read.Replaced)));
    }

    [Fact]
    public async Task Messages_are_right_again_before_the_link_must_come_back_whatever_the_script()
    {
        // Nothing of the switch arrives after its first messages, for longer than an episode lasts.
        IReadOnlyList<byte[]> nothing =
        [
            [],
        ];
        var silent = new FixedScript(Enumerable.Range(50, 100_000).ToDictionary(static index => (long)index, _ => nothing));
        var episode = new FuzzEpisode(SwitchesUnderTest.Find("asterisk-ami")!, seed: 3, TimeProvider.System);
        Assert.Null(await episode.RunAsync(silent));
        Assert.False(silent.IsActive);
    }

    [Fact]
    public void Same_seed_spoils_the_same_bytes_in_text_and_binary()
    {
        var text = "Event: Hangup\r\nChannel: PJSIP/1001-1\r\nCause: 16\r\n\r\n"u8.ToArray();
        byte[] binary = [0, 0, 0, 12, 0, 0, 0, 5, 0, 0, 0, 1, 0, 2, 0, 3, 4, 5, 6, 7];
        Assert.Equal(Spoil(1), Spoil(1));
        Assert.NotEqual(Spoil(1), Spoil(2));

        string Spoil(ulong seed)
        {
            var mutator = new FrameMutator(new SplitMix64(seed));
            mutator.Remember(text);
            mutator.Remember(binary);
            return string.Concat(
                Enumerable.Range(0, 500).SelectMany(i => mutator.Mutate(i % 2 == 0 ? text : binary)).Select(Convert.ToHexString)
            );
        }
    }

    [Fact]
    public async Task Command_prints_its_seed_and_what_it_did()
    {
        var output = new StringWriter();
        var code = await SimProgram.RunAsync(
            ["fuzz", "--face", "asterisk-ami", "--seed", "9", "--frames", "3000"],
            output,
            TextWriter.Null,
            CancellationToken.None
        );
        Assert.Equal(ExitCodes.Ok, code);
        Assert.StartsWith("fuzz asterisk-ami seed 9", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(" messages, ", output.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Breaks on eight nines in a row, as a careless parser breaks on a number that is too large.</summary>
    private sealed class BrokenAdapter(ILinkAdapterFactory inner) : ILinkAdapterFactory
    {
        public string Name => inner.Name;

        public SwitchCapabilities Capabilities => inner.Capabilities;

        public ILinkProtocol Create(LinkContext context) => new Protocol(inner.Create(context));

        public ICaptureScrubber? CreateScrubber() => inner.CreateScrubber();

        private sealed class Protocol(ILinkProtocol inner) : ILinkProtocol
        {
            public void Opened(ILinkOutput output) => inner.Opened(output);

            public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output) =>
                buffer.IndexOf("99999999"u8) >= 0 ? throw new OverflowException("eight nines") : inner.Received(buffer, maxFrames, output);

            public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output) => inner.Execute(ticket, command, output);

            public void Abandon(CommandTicket ticket, ILinkOutput output) => inner.Abandon(ticket, output);

            public void Elapsed(LinkTimer timer, ILinkOutput output) => inner.Elapsed(timer, output);

            public void Closed(ILinkOutput output) => inner.Closed(output);
        }
    }
}
