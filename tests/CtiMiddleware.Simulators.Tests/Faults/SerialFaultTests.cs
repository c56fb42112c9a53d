using CtiMiddleware.Links.Spi;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Tests.Faults;

public sealed class SerialFaultTests
{
    private readonly SimulationKernel _kernel = new(seed: 1, DateTimeOffset.UnixEpoch);
    private readonly FaultBoard _board;
    private readonly SerialFaults _line;
    private readonly List<LineNotice> _notices = [];

    public SerialFaultTests()
    {
        _board = new FaultBoard(_kernel, "smdi", FaultSets.Serial);
        _line = new SerialFaults(_board, _notices.Add);
    }

    [Fact]
    public void Without_faults_bytes_pass_as_they_are()
    {
        Assert.Equal("MD"u8.ToArray(), _line.Pass("MD"u8));
        Assert.Empty(_notices);
    }

    [Theory]
    [InlineData(FaultKind.Parity, LineNoticeKind.Parity)]
    [InlineData(FaultKind.Framing, LineNoticeKind.Framing)]
    public void Characters_with_an_error_are_replaced_and_told_as_often_as_asked(FaultKind kind, LineNoticeKind notice)
    {
        _board.Set(new FaultSpec(kind) { Times = 2 });
        Assert.Equal("??345"u8.ToArray(), _line.Pass("12345"u8));
        Assert.Equal([new(notice, On: false), new(notice, On: false)], _notices);
    }

    [Fact]
    public void A_break_takes_what_was_sent_meanwhile()
    {
        _board.Set(new FaultSpec(FaultKind.Break) { Times = 1 });
        Assert.Empty(_line.Pass("lost"u8));
        Assert.Equal("next"u8.ToArray(), _line.Pass("next"u8));
        Assert.Equal([new(LineNoticeKind.Break, On: false)], _notices);
    }

    [Fact]
    public void Noise_flips_bits_at_its_rate()
    {
        _board.Set(new FaultSpec(FaultKind.Noise) { Parameters = new Dictionary<string, string> { ["ber"] = "0.01" } });
        var flipped = _line.Pass(new byte[10_000]).Sum(static value => (long)byte.PopCount(value));
        Assert.InRange(flipped, 600, 1000);
    }

    [Fact]
    public void Control_lines_drop_and_come_back_when_the_fault_ends()
    {
        var fault = _board.Set(
            new FaultSpec(FaultKind.DropControlLines) { Parameters = new Dictionary<string, string> { ["lines"] = "CD,DSR" } }
        );
        Assert.Equal([new(LineNoticeKind.DataSetReady, On: false), new(LineNoticeKind.CarrierDetect, On: false)], _notices);
        _notices.Clear();
        _board.Remove(fault.Number);
        Assert.Equal([new(LineNoticeKind.DataSetReady, On: true), new(LineNoticeKind.CarrierDetect, On: true)], _notices);
    }
}
