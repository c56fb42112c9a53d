using System.Globalization;
using CtiMiddleware.Links.Transports.Serial.Native;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>Finds who holds a lock.</summary>
internal static class LockHolders
{
    /// <summary>This process itself.</summary>
    public const string ThisService = "another link of this service";

    /// <summary>Who holds <c>flock(2)</c> on a path, <c>process 123 (minicom)</c>; null when it cannot be seen.</summary>
    public static string? Of(string path)
    {
        try
        {
            var status = DeviceStatus.Of(path);
            var own = string.Create(CultureInfo.InvariantCulture, $"{status.HomeMajor:x2}:{status.HomeMinor:x2}:{status.Inode}");
            foreach (var line in File.ReadLines("/proc/locks"))
            {
                // 1: FLOCK  ADVISORY  WRITE 1234 00:18:5 0 EOF
                var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (parts is [_, "FLOCK", _, _, var process, var place, ..] && place == own)
                    return int.TryParse(process, CultureInfo.InvariantCulture, out var id) && id > 0 ? Name(id) : null;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Then it stays unknown; that it is busy is known all the same.
        }
        return null;
    }

    /// <summary>A process for people.</summary>
    public static string Name(int process)
    {
        if (process == Environment.ProcessId)
            return ThisService;
        try
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"process {process} ({File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/comm").Trim()})"
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"process {process}");
        }
    }
}
