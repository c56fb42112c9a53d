namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>What the middleware's process has used.</summary>
/// <param name="Cpu">Processor time so far.</param>
/// <param name="Resident">Resident memory now, bytes.</param>
/// <param name="ResidentPeak">Resident memory at its peak, bytes.</param>
public sealed record MiddlewareUsage(TimeSpan Cpu, long Resident, long ResidentPeak)
{
    /// <summary>What the kernel knows of a process; null where there is no <c>/proc</c>, or no such process.</summary>
    public static MiddlewareUsage? Of(int process)
    {
        try
        {
            using var handle = System.Diagnostics.Process.GetProcessById(process);
            var status = File.ReadAllLines($"/proc/{process}/status");
            return new MiddlewareUsage(handle.TotalProcessorTime, Kilobytes(status, "VmRSS:"), Kilobytes(status, "VmHWM:"));
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static long Kilobytes(string[] status, string name) =>
        1024
        * long.Parse(
            status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            System.Globalization.CultureInfo.InvariantCulture
        );
}
