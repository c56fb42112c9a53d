using System.Globalization;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>The files of captures: each start writes one of its own, so that none cuts off what another wrote.</summary>
internal static class CaptureFiles
{
    private const int MaxTries = 1000;

    /// <summary>Makes a new file beside the configured name: <c>hq.cap</c> becomes <c>hq-20260102T030405Z.cap</c>.</summary>
    /// <param name="configured">The configured name.</param>
    /// <param name="now">The time for the name.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static FileStream Create(string configured, DateTimeOffset now)
    {
        var stem = Path.Combine(Path.GetDirectoryName(configured) ?? "", Path.GetFileNameWithoutExtension(configured));
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        for (var number = 1; ; number++)
        {
            var distinction = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{number}");
            var file = $"{stem}-{time}{distinction}{Path.GetExtension(configured)}";
            try
            {
                return new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            }
            catch (IOException) when (File.Exists(file) && number < MaxTries)
            {
                // Started twice within one second.
            }
        }
    }
}
