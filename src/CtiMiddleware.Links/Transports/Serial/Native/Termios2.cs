using System.Runtime.InteropServices;

namespace CtiMiddleware.Links.Transports.Serial.Native;

/// <summary>The kernel's <c>struct termios2</c> of the generic headers: 44 octets. The speeds are numbers, so that any can be asked for.</summary>
[StructLayout(LayoutKind.Sequential, Size = 44)]
internal unsafe struct Termios2
{
    public uint Input;
    public uint Output;
    public uint Control;
    public uint Local;
    public byte Line;
    public fixed byte Characters[19];
    public uint InputSpeed;
    public uint OutputSpeed;
}
