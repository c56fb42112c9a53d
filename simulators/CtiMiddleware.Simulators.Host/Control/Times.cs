using System.Globalization;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>Milliseconds of requests as spans, within bounds.</summary>
internal static class Times
{
    private const double MostMs = 7 * 24 * 3_600_000d;

    public static TimeSpan Of(string field, double milliseconds, double least = 0) =>
        milliseconds >= least && milliseconds <= MostMs
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new ControlException(
                ControlProblem.Invalid(
                    field,
                    string.Create(CultureInfo.InvariantCulture, $"{field} must be from {least} to {MostMs} milliseconds.")
                )
            );

    public static TimeSpan? Of(string field, double? milliseconds) => milliseconds is { } value ? Of(field, value) : null;
}
