using System.Diagnostics;
using System.Globalization;
using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Links.Tests.Transports.Serial;

public sealed class SerialPortLockTests : IDisposable
{
    private const string Port = "/dev/ttyCTI7";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cti-lock");

    private string LockFile => Path.Combine(_folder.FullName, "LCK..ttyCTI7");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_file_has_the_process_in_the_form_that_other_programs_read_and_goes_with_the_lock()
    {
        using (var taken = SerialPortLock.Take(Port, _folder.FullName))
        {
            Assert.Equal($"Locked by {LockFile}.", taken.Sentence);
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId, 10}\n"), File.ReadAllText(LockFile));
            var busy = Assert.Throws<UnauthorizedAccessException>(() => SerialPortLock.Take(Port, _folder.FullName));
            Assert.Contains("is busy: another link of this service holds it", busy.Message, StringComparison.Ordinal);
        }
        Assert.Empty(_folder.EnumerateFiles());
    }

    [Fact]
    public void A_lock_of_a_living_process_is_respected_and_names_it()
    {
        using var other = Process.Start("sleep", "60");
        try
        {
            File.WriteAllText(LockFile, string.Create(CultureInfo.InvariantCulture, $"{other.Id, 10}\n"));
            var busy = Assert.Throws<UnauthorizedAccessException>(() => SerialPortLock.Take(Port, _folder.FullName));
            Assert.Contains(
                string.Create(CultureInfo.InvariantCulture, $"is busy: process {other.Id} (sleep), by the lock file {LockFile}, holds it"),
                busy.Message,
                StringComparison.Ordinal
            );
            Assert.True(File.Exists(LockFile));
        }
        finally
        {
            other.Kill();
            other.WaitForExit();
        }
        using var taken = SerialPortLock.Take(Port, _folder.FullName);
        Assert.Equal(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Locked by {LockFile}. The stale lock of process {other.Id}, which is gone, was removed."
            ),
            taken.Sentence
        );
    }

    [Fact]
    public void A_lock_of_our_own_number_from_an_earlier_life_and_an_empty_one_are_stale()
    {
        File.WriteAllText(LockFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        using (var taken = SerialPortLock.Take(Port, _folder.FullName))
            Assert.Contains("The stale lock of process", taken.Sentence, StringComparison.Ordinal);
        File.WriteAllText(LockFile, "");
        using (var taken = SerialPortLock.Take(Port, _folder.FullName))
            Assert.Contains("A lock file without a process in it was removed.", taken.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_behind_the_number_is_read_over()
    {
        using var other = Process.Start("sleep", "60");
        try
        {
            File.WriteAllText(LockFile, string.Create(CultureInfo.InvariantCulture, $"{other.Id, 10} minicom somebody\n"));
            var busy = Assert.Throws<UnauthorizedAccessException>(() => SerialPortLock.Take(Port, _folder.FullName));
            Assert.Contains(
                string.Create(CultureInfo.InvariantCulture, $"process {other.Id} (sleep)"),
                busy.Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            other.Kill();
            other.WaitForExit();
        }
    }

    [Theory]
    [InlineData("mkfifo {0}")]
    [InlineData("ln -s /dev/zero {0}")]
    [InlineData("truncate -s 3G {0}")]
    public async Task What_is_planted_as_a_lock_file_neither_holds_up_nor_leads_elsewhere(string plant)
    {
        await PlantAsync(string.Format(CultureInfo.InvariantCulture, plant, LockFile));
        using var taken = await Task.Run(() => SerialPortLock.Take(Port, _folder.FullName))
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Contains("A lock file without a process in it was removed.", taken.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_planted_under_the_name_of_the_file_before_it_is_linked_leads_nowhere()
    {
        var precious = Path.Combine(_folder.FullName, "precious");
        await File.WriteAllTextAsync(precious, "kept", TestContext.Current.CancellationToken);
        var mine = string.Create(CultureInfo.InvariantCulture, $"{LockFile}.{Environment.ProcessId}");
        File.CreateSymbolicLink(mine, precious);
        using (var taken = SerialPortLock.Take(Port, _folder.FullName))
            Assert.Equal($"Locked by {LockFile}.", taken.Sentence);
        Assert.Equal("kept", await File.ReadAllTextAsync(precious, TestContext.Current.CancellationToken));
        Directory.CreateDirectory(mine);
        using var without = SerialPortLock.Take(Port, _folder.FullName);
        Assert.StartsWith("No lock file: ", without.Sentence, StringComparison.Ordinal);
    }

    private static async Task PlantAsync(string command)
    {
        using var shell = Process.Start("sh", ["-c", command]);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);
    }

    [Fact]
    public void Without_a_folder_to_write_there_is_no_file_and_it_is_said()
    {
        using var taken = SerialPortLock.Take(Port, "/nowhere");
        Assert.Equal("No lock file: /nowhere cannot be written; the system's own lock stands.", taken.Sentence);
    }

    [Fact]
    public void Two_names_of_one_device_are_one_lock()
    {
        var name = Path.Combine(_folder.FullName, "modem");
        File.CreateSymbolicLink(name, "/dev/pts/ptmx");
        using var taken = SerialPortLock.Take(name, _folder.FullName);
        Assert.Contains("LCK..pts_ptmx", taken.Sentence, StringComparison.Ordinal);
    }
}
