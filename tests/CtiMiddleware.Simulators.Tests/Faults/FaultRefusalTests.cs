using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Tests.Faults;

/// <summary>A fault that cannot be, or makes no sense, is refused in words.</summary>
public sealed class FaultRefusalTests
{
    public static TheoryData<FaultKind> Serial => [.. FaultSets.Serial];

    public static TheoryData<FaultKind> All => [.. Enum.GetValues<FaultKind>()];

    [Theory]
    [MemberData(nameof(Serial))]
    public void Serial_fault_is_refused_by_name_on_a_network_face(FaultKind kind)
    {
        var refused = Assert.Throws<FaultRefusedException>(() => new AmiUnderFaults().Set(kind));
        Assert.StartsWith(
            $"The face asterisk-ami cannot produce the fault {FaultBoard.Name(kind)}; it can produce latency, ",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(FaultKind.SilentMonitor)]
    [InlineData(FaultKind.Quota)]
    public void Face_without_monitors_refuses_their_faults(FaultKind kind) =>
        Assert.Throws<FaultRefusedException>(() => new AmiUnderFaults().Set(kind));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_kind_is_found_by_its_name(FaultKind kind)
    {
        Assert.Equal(kind, FaultBoard.Find(FaultBoard.Name(kind)));
        Assert.Null(FaultBoard.Find(FaultBoard.Name(kind) + "x"));
    }

    [Fact]
    public void Senseless_faults_are_refused_with_the_reason()
    {
        Refused("needs the parameter ms", new FaultSpec(FaultKind.Latency));
        Refused("must be a number from 0", new FaultSpec(FaultKind.Latency) { Parameters = Given("ms", "soon") });
        Refused("has no parameter mz; it has ms, jitterMs", new FaultSpec(FaultKind.Latency) { Parameters = Given("mz", "1") });
        Refused("has no parameters, but ms", new FaultSpec(FaultKind.Drop) { Parameters = Given("ms", "1") });
        Refused("must be cold or warm", new FaultSpec(FaultKind.Restart) { Parameters = Given("kind", "tepid") });
        Refused("between 0 and 1", new FaultSpec(FaultKind.Drop) { Share = 1.5 });
        Refused("between 0 and 1", new FaultSpec(FaultKind.Drop) { Share = double.NaN });
        Refused("begin in the past", new FaultSpec(FaultKind.Drop) { After = TimeSpan.FromSeconds(-1) });
        Refused("last longer than nothing", new FaultSpec(FaultKind.Drop) { For = TimeSpan.Zero });
        Refused("at least once", new FaultSpec(FaultKind.Drop) { Times = 0 });
        Refused("no direction in", new FaultSpec(FaultKind.LostEvent) { Direction = FaultDirection.In });
        Refused("no direction out", new FaultSpec(FaultKind.Nak) { Direction = FaultDirection.Out });
        Refused("no direction out", new FaultSpec(FaultKind.RefuseLogin) { Direction = FaultDirection.Out });
        Refused("no direction in", new FaultSpec(FaultKind.CallIdReuse) { Direction = FaultDirection.In });
        Refused(
            "happens once and stays",
            new FaultSpec(FaultKind.ClockJump) { For = TimeSpan.FromSeconds(1), Parameters = Given("seconds", "60") }
        );
        Refused("no match", new FaultSpec(FaultKind.HalfOpen) { Match = "*" });
        Refused("happens once", new FaultSpec(FaultKind.Reset) { Times = 2 });
        Refused("no share", new FaultSpec(FaultKind.Restart) { Share = 0.5 });
    }

    private static Dictionary<string, string> Given(string name, string value) => new(StringComparer.Ordinal) { [name] = value };

    private static void Refused(string part, FaultSpec spec)
    {
        var board = new AmiUnderFaults().Face.Faults;
        var refused = Assert.Throws<FaultRefusedException>(() => board.Set(spec));
        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        Assert.Contains(FaultBoard.Name(spec.Kind), refused.Message, StringComparison.Ordinal);
        Assert.Empty(board.Active);
    }
}
