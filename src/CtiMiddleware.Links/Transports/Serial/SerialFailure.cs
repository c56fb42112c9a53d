using System.Runtime.InteropServices;
using CtiMiddleware.Links.Transports.Serial.Native;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>Why a serial port cannot be opened or was lost: the system's error numbers in words, each with what helps.</summary>
internal static class SerialFailure
{
    /// <summary>The exception for a failed opening.</summary>
    /// <param name="error">The system's error number.</param>
    /// <param name="port">The path as configured.</param>
    /// <param name="holder">Who holds it, when that is known: <c>process 123 (minicom)</c>.</param>
    public static Exception Opening(int error, string port, string? holder = null) =>
        error switch
        {
            TtyNumbers.NoEntry or TtyNumbers.NotDirectory => new FileNotFoundException(
                $"the port {port} is missing: plug the device in, or correct the name; {There()}"
            ),
            TtyNumbers.NoAccess or TtyNumbers.NotPermitted => new UnauthorizedAccessException(
                $"no permission for the port {port}: {Permission(port)}"
            ),
            TtyNumbers.Busy or TtyNumbers.Again => new UnauthorizedAccessException(
                $"the port {port} is busy: {holder ?? "another program"} holds it; "
                    + (holder == LockHolders.ThisService ? "disable that link first" : "end that program")
                    + ", or give this link another port"
            ),
            TtyNumbers.NoSuchDevice or TtyNumbers.NoDevice or TtyNumbers.InputOutput => new IOException(
                $"the port {port} has no device behind it: plug it in, or correct the name; {There()}"
            ),
            TtyNumbers.NotTerminal or TtyNumbers.IsDirectory => new IOException($"{port} is no serial port: correct the name; {There()}"),
            _ => new IOException($"the port {port} cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}"),
        };

    /// <summary>The exception for a port that is lost while open.</summary>
    public static IOException Lost(string port) =>
        new(
            LibC.Access(port, 0) < 0
                ? $"the device was unplugged: {port} is gone"
                : $"the line was hung up: the device behind {port} ended the connection"
        );

    private static string Permission(string port)
    {
        var status = DeviceStatus.Of(port);
        var group = status.Exists ? GroupName(status.Group) : null;
        var user = Environment.UserName;
        return group is null or "root"
            ? $"let the user {user} read and write it"
            : $"it belongs to the group {group}; add the user {user} to the group {group} (usermod -aG {group} {user}) and start the service anew";
    }

    private static string? GroupName(uint number)
    {
        try
        {
            foreach (var line in File.ReadLines("/etc/group"))
            {
                if (line.Split(':') is [var name, _, var id, ..] && uint.TryParse(id, out var found) && found == number)
                    return name;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Without the file the group has no name here.
        }
        return null;
    }

    // Names of devices that come and go; what the mainboard could have is not listed, most of it is not there.
    private static string There()
    {
        try
        {
            var found = Directory
                .EnumerateFileSystemEntries("/dev", "tty*")
                .Where(static path => path.Contains("USB", StringComparison.Ordinal) || path.Contains("ACM", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Take(8)
                .ToArray();
            return found.Length == 0 ? "there is no USB serial port now" : $"there is {string.Join(", ", found)}";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "which ports there are cannot be seen";
        }
    }
}
