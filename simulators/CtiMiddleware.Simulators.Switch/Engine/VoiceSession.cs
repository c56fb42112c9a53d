using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A caller at a voice unit, or one for whom a computer plays or collects.</summary>
internal sealed class VoiceSession
{
    public VoiceUnit? Unit { get; init; }
    public string Message { get; set; } = "";
    public bool Playing { get; set; }
    public int Wanted { get; set; }
    public TimeSpan DigitTime { get; set; }
    public string Digits { get; set; } = "";
    public KernelTimer? Timer { get; set; }
}
