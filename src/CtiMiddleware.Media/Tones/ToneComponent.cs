using System.Runtime.InteropServices;

namespace CtiMiddleware.Media.Tones;

/// <summary>One sine of a tone.</summary>
/// <param name="Frequency">Hz, above 0 and below 4,000.</param>
/// <param name="Level">dBm0; see <see cref="Tones.Level"/>.</param>
/// <param name="Modulation">Frequency in Hz of a full amplitude modulation; 0 for none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ToneComponent(double Frequency, double Level, double Modulation = 0);
