using System.Runtime.InteropServices;

namespace CtiMiddleware.Media.Dtmf;

/// <summary>What one window of the detector says.</summary>
/// <param name="Key">Row times four and column of the digit it could be; −1 for none.</param>
/// <param name="Low">Power of the row.</param>
/// <param name="High">Power of the column.</param>
/// <param name="IsPure">Whether nothing speaks against it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DtmfMeasurement(int Key, double Low, double High, bool IsPure)
{
    public static DtmfMeasurement None { get; } = new(-1, 0, 0, false);
}
