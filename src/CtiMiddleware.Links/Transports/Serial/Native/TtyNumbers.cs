using System.Runtime.InteropServices;

namespace CtiMiddleware.Links.Transports.Serial.Native;

/// <summary>The kernel's numbers for terminals, of the generic headers (x86-64, arm64, RISC-V, LoongArch). MIPS, PowerPC, SPARC and Alpha have others.</summary>
internal static class TtyNumbers
{
    // open(2)
    public const int ReadWrite = 2;
    public const int NoControllingTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    /// <summary>O_NOFOLLOW, which arm64 has elsewhere.</summary>
    public static int NoFollow => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000;

    // errno
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int NoProcess = 3;
    public const int Interrupted = 4;
    public const int InputOutput = 5;
    public const int NoSuchDevice = 6;
    public const int Again = 11;
    public const int NoAccess = 13;
    public const int Busy = 16;
    public const int Exists = 17;
    public const int NoDevice = 19;
    public const int NotDirectory = 20;
    public const int IsDirectory = 21;
    public const int NotTerminal = 25;

    // poll(2)
    public const short PollIn = 1;
    public const short PollOut = 4;
    public const short PollError = 8;
    public const short PollHangup = 0x10;

    // flock(2)
    public const int LockExclusive = 2;
    public const int LockNonBlocking = 4;

    // ioctl(2)
    public const uint GetTermios2 = 0x802C542A;
    public const uint SetTermios2 = 0x402C542B;
    public const uint Flush = 0x540B;
    public const uint Exclusive = 0x540C;
    public const uint NotExclusive = 0x540D;
    public const uint OutQueue = 0x5411;
    public const uint ModemGet = 0x5415;
    public const uint ModemSetBits = 0x5416;
    public const uint ModemClearBits = 0x5417;
    public const uint InQueue = 0x541B;
    public const uint GetSerial = 0x541E;
    public const uint SetSerial = 0x541F;
    public const uint BreakOn = 0x5427;
    public const uint BreakOff = 0x5428;
    public const uint GetCounts = 0x545D;

    // the queues of Flush
    public const int FlushInput = 0;
    public const int FlushOutput = 1;

    // modem lines
    public const int Dtr = 2;
    public const int Rts = 4;
    public const int Cts = 0x20;
    public const int Carrier = 0x40;
    public const int Ring = 0x80;
    public const int Dsr = 0x100;

    // c_iflag
    public const uint MarkErrors = 8; // PARMRK
    public const uint CheckParity = 0x10; // INPCK
    public const uint OutFlow = 0x400; // IXON
    public const uint InFlow = 0x1000; // IXOFF

    // c_cflag
    public const uint SizeMask = 0x30;
    public const uint TwoStops = 0x40;
    public const uint Receiver = 0x80;
    public const uint WithParity = 0x100;
    public const uint OddParity = 0x200;
    public const uint HangUpOnClose = 0x400;
    public const uint IgnoreModem = 0x800; // CLOCAL
    public const uint SpeedMask = 0x100F;
    public const uint OtherSpeed = 0x1000; // BOTHER
    public const int InputSpeedShift = 16;
    public const uint StickParity = 0x40000000;
    public const uint HardwareFlow = 0x80000000;

    // c_cc
    public const int TimeIndex = 5;
    public const int MinimumIndex = 6;
    public const int StartIndex = 8;
    public const int StopIndex = 9;

    // struct serial_struct of 64 bits
    public const int SerialSize = 72;
    public const int SerialFlagsAt = 16;
    public const int LowLatency = 0x2000;

    /// <summary>Why these numbers do not hold on this machine; null when they do.</summary>
    public static string? Problem(bool linux, Architecture architecture)
    {
        if (!linux)
            return "serial ports are opened by Linux's own calls; on this system use a device server (RFC 2217)";
        return architecture is Architecture.X64 or Architecture.Arm64 or Architecture.RiscV64 or Architecture.LoongArch64
            ? null
            : $"the kernel's numbers for serial ports on {architecture} are not known here; use a device server (RFC 2217) on another machine";
    }

    /// <summary>Refuses machines on which these numbers mean something else.</summary>
    /// <exception cref="PlatformNotSupportedException">This is one; the message says which and what helps.</exception>
    public static void Check()
    {
        if (Problem(OperatingSystem.IsLinux(), RuntimeInformation.ProcessArchitecture) is { } problem)
            throw new PlatformNotSupportedException(problem);
    }
}
