using System.Runtime.InteropServices;

namespace CtiMiddleware.Media.CallerId;

/// <summary>The two frequencies of a standard in Hz, and what is common to both.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FskFrequencies(double Mark, double Space)
{
    public const double BitRate = 1200.0;

    public const double SamplesPerBit = Codecs.AudioEncodings.SampleRate / BitRate;

    public static FskFrequencies Of(FskStandard standard) => standard == FskStandard.Bell202 ? new(1200, 2200) : new(1300, 2100);
}
