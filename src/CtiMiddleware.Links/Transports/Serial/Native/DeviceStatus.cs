using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CtiMiddleware.Links.Transports.Serial.Native;

/// <summary>What the file system says of a device, by <c>statx(2)</c>, whose layout is the same everywhere.</summary>
/// <param name="Exists">False when there is nothing at the path.</param>
/// <param name="Inode">The number of the file.</param>
/// <param name="Group">The number of its group.</param>
/// <param name="Major">The driver's number, for devices.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DeviceStatus(bool Exists, ulong Inode, uint Group, uint Major)
{
    private const int CurrentFolder = -100;
    private const uint BasicStatus = 0x7FF;

    /// <summary>Whether it is the slave of a pseudo terminal: majors 136 to 143 of the kernel's list of devices.</summary>
    public bool IsPseudoTerminal => Major is >= 136 and <= 143;

    /// <summary>Asks for a path, following links.</summary>
    public static unsafe DeviceStatus Of(string path)
    {
        var status = stackalloc byte[256];
        if (LibC.Statx(CurrentFolder, path, 0, BasicStatus, status) < 0)
            return default;
        var bytes = new ReadOnlySpan<byte>(status, 256);
        // stx_gid at 24, stx_ino at 32, stx_rdev_major at 128 (uapi/linux/stat.h); in the machine's order, which is little endian on all admitted.
        return new DeviceStatus(
            Exists: true,
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[128..])
        );
    }
}
