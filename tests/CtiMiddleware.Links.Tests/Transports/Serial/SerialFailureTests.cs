using System.Runtime.InteropServices;
using CtiMiddleware.Links.Transports.Serial;
using CtiMiddleware.Links.Transports.Serial.Native;

namespace CtiMiddleware.Links.Tests.Transports.Serial;

/// <summary>
/// The system's error numbers in words. Missing, busy and wrong files are also opened for real in <see cref="SerialTransportTests"/>; no permission
/// is not, because these tests may run as root, whom nothing is refused.
/// </summary>
public sealed class SerialFailureTests
{
    private const int NotThere = 2;
    private const int NoAccess = 13;
    private const int Busy = 16;
    private const int NoDevice = 6;

    [Fact]
    public void No_permission_names_the_group_to_join()
    {
        var folder = Directory.CreateTempSubdirectory("cti-permission");
        try
        {
            var file = Path.Combine(folder.FullName, "port");
            File.WriteAllText(file, "");
            var words = SerialFailure.Opening(NoAccess, file).Message;
            Assert.StartsWith($"no permission for the port {file}: ", words, StringComparison.Ordinal);
            // The file belongs to whoever runs this; root's own group is nothing to join.
            Assert.True(
                words.Contains("let the user ", StringComparison.Ordinal) || words.Contains("usermod -aG ", StringComparison.Ordinal),
                words
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_device_of_another_group_is_told_with_the_command()
    {
        // /dev/tty belongs to the group tty on every Linux with udev; where it does not, there is nothing to show.
        if (!File.Exists("/dev/tty") || !File.ReadAllText("/etc/group").Contains("\ntty:", StringComparison.Ordinal))
            return;
        if (DeviceStatus.Of("/dev/tty").Group != 5)
            return;
        Assert.Equal(
            $"no permission for the port /dev/tty: it belongs to the group tty; add the user {Environment.UserName} to the group tty "
                + $"(usermod -aG tty {Environment.UserName}) and start the service anew",
            SerialFailure.Opening(NoAccess, "/dev/tty").Message
        );
    }

    [Fact]
    public void Each_kind_of_failure_is_an_exception_of_its_own_kind()
    {
        Assert.IsType<FileNotFoundException>(SerialFailure.Opening(NotThere, "/dev/ttyS9"));
        Assert.IsType<UnauthorizedAccessException>(SerialFailure.Opening(NoAccess, "/dev/ttyS9"));
        Assert.IsType<UnauthorizedAccessException>(SerialFailure.Opening(Busy, "/dev/ttyS9"));
        Assert.Contains("has no device behind it", SerialFailure.Opening(NoDevice, "/dev/ttyS9").Message, StringComparison.Ordinal);
        Assert.Contains("another program holds it", SerialFailure.Opening(Busy, "/dev/ttyS9").Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "the port /dev/ttyS9 cannot be opened: ",
            SerialFailure.Opening(24, "/dev/ttyS9").Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(Architecture.X64, true)]
    [InlineData(Architecture.Arm64, true)]
    [InlineData(Architecture.Ppc64le, false)]
    [InlineData(Architecture.Arm, false)]
    public void Machines_whose_numbers_are_others_are_refused_in_words(Architecture architecture, bool admitted)
    {
        var problem = TtyNumbers.Problem(linux: true, architecture);
        Assert.Equal(admitted, problem is null);
        if (!admitted)
            Assert.Contains($"on {architecture} are not known here; use a device server", problem, StringComparison.Ordinal);
        Assert.Contains("RFC 2217", TtyNumbers.Problem(linux: false, architecture), StringComparison.Ordinal);
    }
}
