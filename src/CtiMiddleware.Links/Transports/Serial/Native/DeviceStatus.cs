using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CtiMiddleware.Links.Transports.Serial.Native;

/// <summary>What the file system says of a device, by <c>statx(2)</c>, whose layout is the same everywhere.</summary>
/// <param name="Exists">False when there is nothing at the path.</param>
/// <param name="Inode">The number of the file.</param>
/// <param name="Group">The number of its group.</param>
/// <param name="Major">The driver's number, for devices.</param>
/// <param name="HomeMajor">The number of the file system it is in, first part.</param>
/// <param name="HomeMinor">The second part.</param>
/// <param name="IsRegular">Whether it is a regular file.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DeviceStatus(
    bool Exists,
    ulong Inode,
    uint Group,
    uint Major,
    uint HomeMajor,
    uint HomeMinor,
    bool IsRegular
)
{
    private const int CurrentFolder = -100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStatus = 0x7FF;
    private const int KindMask = 0xF000;
    private const int RegularKind = 0x8000;

    /// <summary>Whether it is the slave of a pseudo terminal: majors 136 to 143 of the kernel's list of devices.</summary>
    public bool IsPseudoTerminal => Major is >= 136 and <= 143;

    /// <summary>Asks for a path, following links.</summary>
    public static DeviceStatus Of(string path) => Of(CurrentFolder, path, 0);

    /// <summary>Asks for what is open.</summary>
    public static DeviceStatus Of(int descriptor) => Of(descriptor, "", EmptyPath);

    private static unsafe DeviceStatus Of(int folder, string path, int flags)
    {
        var status = stackalloc byte[256];
        if (LibC.Statx(folder, path, flags, BasicStatus, status) < 0)
            return default;
        var bytes = new ReadOnlySpan<byte>(status, 256);
        // stx_gid at 24, stx_mode at 28, stx_ino at 32, stx_rdev_major at 128, stx_dev_major and _minor at 136 and 140 (uapi/linux/stat.h); in the machine's order, which is little endian on all admitted.
        return new DeviceStatus(
            Exists: true,
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[128..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[136..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[140..]),
            (BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & KindMask) == RegularKind
        );
    }
}
