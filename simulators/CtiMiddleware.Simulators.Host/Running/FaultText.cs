using System.Globalization;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Host.Running;

/// <summary>
/// A fault on the command line: <c>latency,ms=200,share=0.5,direction=out,after=5,for=30,times=3,match=New*,face=asterisk-ami</c>. Times are seconds, a week at most;
/// every other name is a parameter of the kind.
/// </summary>
public static class FaultText
{
    private const double MostSeconds = 7 * 24 * 3600;

    /// <summary>Reads one.</summary>
    /// <returns>The face that was named, or null, and the fault.</returns>
    /// <exception cref="UsageException">It is not written like that.</exception>
    public static (string? Face, FaultSpec Spec) Parse(string text)
    {
        var parts = text.Split(',');
        var kind =
            FaultBoard.Find(parts[0])
            ?? throw new UsageException(
                $"There is no fault {parts[0]}; there are {string.Join(", ", Enum.GetValues<FaultKind>().Select(FaultBoard.Name))}."
            );
        var (face, spec) = ((string?)null, new FaultSpec(kind));
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                throw new UsageException($"'{part}' of the fault {parts[0]} is not NAME=VALUE.");
            var (name, value) = (part[..equals], part[(equals + 1)..]);
            spec = name switch
            {
                "share" => spec with { Share = Number(name, value) },
                "direction" => spec with { Direction = Direction(value) },
                "after" => spec with { After = Span(name, value) },
                "for" => spec with { For = Span(name, value) },
                "times" => spec with { Times = (int)Number(name, value) },
                "match" => spec with { Match = value },
                _ => spec,
            };
            if (name == "face")
                face = value;
            else if (name is not ("share" or "direction" or "after" or "for" or "times" or "match"))
                parameters[name] = value;
        }
        return (face, spec with { Parameters = parameters });
    }

    private static double Number(string name, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 1e9
            ? number
            : throw new UsageException($"{name} of a fault is a number, not '{value}'.");

    /// <summary>A week at most, as in the control API.</summary>
    private static TimeSpan Span(string name, string value) =>
        Number(name, value) is >= 0 and <= MostSeconds and var seconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new UsageException(
                string.Create(CultureInfo.InvariantCulture, $"{name} of a fault is from 0 to {MostSeconds} seconds, not '{value}'.")
            );

    private static FaultDirection Direction(string value) =>
        value switch
        {
            "both" => FaultDirection.Both,
            "out" => FaultDirection.Out,
            "in" => FaultDirection.In,
            _ => throw new UsageException($"direction of a fault is both, out or in, not '{value}'."),
        };
}
