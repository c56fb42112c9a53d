using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CtiMiddleware.Links.Transports.Serial.Native;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>
/// The lock file by which programs that use serial ports keep out of each other's way (UUCP, HDB form: <c>LCK..ttyUSB0</c> with the number of the
/// process). Only where its folder can be written; the lock that the system itself enforces is the port's.
/// </summary>
public sealed class SerialPortLock : IDisposable
{
    // A number of a process in a file may be ours from an earlier life (in containers it is always 1): only what stands here is really ours.
    private static readonly HashSet<string> Held = new(StringComparer.Ordinal);

    // The number of a process has ten places; other programs write their name behind it.
    private const int Enough = 32;

    // Guards Held together with the files: what is in one is in the other.
    private static readonly Lock Gate = new();

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
        if (TtyNumbers.Problem(OperatingSystem.IsLinux(), RuntimeInformation.ProcessArchitecture) is not null)
            return new SerialPortLock(file: null, "No lock file: this system's programs keep none.");
        lock (Gate)
            return TakeFile(port, folder);
    }

    private static SerialPortLock TakeFile(string port, string folder)
    {
        var file = Path.Combine(folder, $"LCK..{NameOf(port)}");
        if (!Directory.Exists(folder) || LibC.Access(folder, 2) < 0)
            return new SerialPortLock(file: null, $"No lock file: {folder} cannot be written; the system's own lock stands.");
        var mine = string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}");
        var removed = "";
        try
        {
            Write(mine);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new SerialPortLock(file: null, $"No lock file: {failure.Message}; the system's own lock stands.");
        }
        try
        {
            // Linking is the one step that either makes the whole file or nothing.
            while (LibC.Link(mine, file) < 0)
            {
                var error = Marshal.GetLastPInvokeError();
                if (error != TtyNumbers.Exists)
                    return new SerialPortLock(
                        file: null,
                        $"No lock file: {Marshal.GetPInvokeErrorMessage(error)}; the system's own lock stands."
                    );
                if (Held.Contains(file))
                    throw SerialFailure.Opening(TtyNumbers.Busy, port, LockHolders.Name(Environment.ProcessId));
                var process = Read(file);
                if (process is { } id && id != Environment.ProcessId && Lives(id))
                    throw SerialFailure.Opening(TtyNumbers.Busy, port, $"{LockHolders.Name(id)}, by the lock file {file},");
                // Somebody else may have taken the stale one's place in between; what is left of that moment the port's own lock decides.
                if (Read(file) != process)
                    continue;
                Remove(file, port);
                removed = process is { } dead
                    ? string.Create(CultureInfo.InvariantCulture, $" The stale lock of process {dead}, which is gone, was removed.")
                    : " A lock file without a process in it was removed.";
            }
            Held.Add(file);
            return new SerialPortLock(file, $"Locked by {file}.{removed}");
        }
        finally
        {
            TryDelete(mine);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Gate)
        {
            if (_file is null || !Held.Contains(_file))
                return;
            if (Read(_file) == Environment.ProcessId)
                TryDelete(_file);
            Held.Remove(_file);
        }
    }

    // Never through a link that somebody put there: the name can be guessed, and the folder may be everybody's.
    private static void Write(string mine)
    {
        File.Delete(mine);
        using var stream = new FileStream(mine, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId, 10}\n")));
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It stays, and is stale as soon as this process is gone.
        }
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

    // The folder may be everybody's: a pipe must not hold us up, a link not lead elsewhere, a large file not be read whole.
    private static unsafe int? Read(string file)
    {
        var descriptor = LibC.Open(file, TtyNumbers.NoFollow | TtyNumbers.NonBlocking | TtyNumbers.CloseOnExec);
        if (descriptor < 0)
            return null;
        try
        {
            var bytes = stackalloc byte[Enough];
            if (!DeviceStatus.Of(descriptor).IsRegular)
                return null;
            var count = LibC.Read(descriptor, bytes, Enough);
            var text = Encoding.ASCII.GetString(bytes, (int)Math.Max(0, count)).TrimStart();
            var end = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
            var number = end < 0 ? text : text[..end];
            return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && process > 0 ? process : null;
        }
        finally
        {
            LibC.Close(descriptor);
        }
    }

    private static bool Lives(int process) => LibC.Kill(process, 0) == 0 || Marshal.GetLastPInvokeError() != TtyNumbers.NoProcess;
}
