using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using CtiMiddleware.Links.Transports.Serial.Native;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>
/// The lock file by which programs that use serial ports keep out of each other's way (UUCP, HDB form: <c>LCK..ttyUSB0</c> with the number of the
/// process). Only where its folder can be written; the lock that the system itself enforces is the port's.
/// </summary>
public sealed class SerialPortLock : IDisposable
{
    // A number of a process in a file may be ours from an earlier life (in containers it is always 1): only what stands here is really ours.
    private static readonly ConcurrentDictionary<string, bool> Held = new();

    private readonly string? _file;

    private SerialPortLock(string? file, string sentence)
    {
        _file = file;
        Sentence = sentence;
    }

    /// <summary>Where such files are kept.</summary>
    public static string DefaultFolder => "/var/lock";

    /// <summary>What was done, for people.</summary>
    public string Sentence { get; }

    /// <summary>Locks a port.</summary>
    /// <param name="port">Its path; links are followed, so that two names of a device are one.</param>
    /// <param name="folder">Where lock files are kept.</param>
    /// <exception cref="UnauthorizedAccessException">Another process holds it; the message says which and what helps.</exception>
    public static SerialPortLock Take(string port, string folder)
    {
        var file = Path.Combine(folder, $"LCK..{NameOf(port)}");
        if (!Directory.Exists(folder) || LibC.Access(folder, 2) < 0)
            return new SerialPortLock(file: null, $"No lock file: {folder} cannot be written; the system's own lock stands.");
        var mine = string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}");
        var removed = "";
        try
        {
            File.WriteAllText(mine, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId, 10}\n"));
            // Linking is the one step that either makes the whole file or nothing.
            while (LibC.Link(mine, file) < 0)
            {
                var error = Marshal.GetLastPInvokeError();
                if (error != TtyNumbers.Exists)
                    return new SerialPortLock(
                        file: null,
                        $"No lock file: {Marshal.GetPInvokeErrorMessage(error)}; the system's own lock stands."
                    );
                if (Held.ContainsKey(file))
                    throw SerialFailure.Opening(TtyNumbers.Busy, port, LockHolders.Name(Environment.ProcessId));
                var process = Read(file);
                if (process is { } id && id != Environment.ProcessId && Lives(id))
                    throw SerialFailure.Opening(TtyNumbers.Busy, port, $"{LockHolders.Name(id)}, by the lock file {file},");
                Remove(file, port);
                removed = process is { } dead
                    ? string.Create(CultureInfo.InvariantCulture, $" The stale lock of process {dead}, which is gone, was removed.")
                    : " A lock file without a process in it was removed.";
            }
            Held[file] = true;
            return new SerialPortLock(file, $"Locked by {file}.{removed}");
        }
        catch (IOException failure)
        {
            return new SerialPortLock(file: null, $"No lock file: {failure.Message}; the system's own lock stands.");
        }
        finally
        {
            File.Delete(mine);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_file is null || !Held.TryRemove(_file, out _))
            return;
        if (Read(_file) == Environment.ProcessId)
            File.Delete(_file);
    }

    private static void Remove(string file, string port)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw SerialFailure.Opening(TtyNumbers.Busy, port, $"a lock file that cannot be removed, {file},");
        }
    }

    private static string NameOf(string port)
    {
        // A device that is unplugged in this moment has no target; opening it will say so.
        var target = LibC.Access(port, 0) < 0 ? null : new FileInfo(port).ResolveLinkTarget(returnFinalTarget: true);
        var path = target?.FullName ?? Path.GetFullPath(port);
        return path.StartsWith("/dev/", StringComparison.Ordinal)
            ? path["/dev/".Length..].Replace('/', '_')
            : path.TrimStart('/').Replace('/', '_');
    }

    private static int? Read(string file)
    {
        try
        {
            return int.TryParse(File.ReadAllText(file).AsSpan().Trim(), CultureInfo.InvariantCulture, out var process) && process > 0
                ? process
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool Lives(int process) => LibC.Kill(process, 0) == 0 || Marshal.GetLastPInvokeError() != TtyNumbers.NoProcess;
}
