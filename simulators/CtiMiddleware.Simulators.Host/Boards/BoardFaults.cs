using System.Globalization;
using CtiMiddleware.Simulators.Host.Running;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Host.Boards;

/// <summary>Faults of the command line for the modems: what a modem cannot produce is refused by name.</summary>
internal static class BoardFaults
{
    /// <summary>Reads faults and gives each to the modem.</summary>
    /// <param name="board">The modem's name.</param>
    /// <param name="texts">The faults as written.</param>
    /// <param name="can">What it can produce: given the fault, it does so.</param>
    /// <exception cref="RefusedException">It cannot produce one of them.</exception>
    public static void Set(string board, IEnumerable<string> texts, IReadOnlyDictionary<FaultKind, Action<FaultSpec>> can)
    {
        foreach (var text in texts)
        {
            var (_, spec) = FaultText.Parse(text);
            var names = string.Join(", ", can.Keys.Select(FaultBoard.Name));
            if (!can.TryGetValue(spec.Kind, out var set))
                throw new RefusedException(
                    $"The face {board} cannot produce the fault {FaultBoard.Name(spec.Kind)}; it can produce {names}."
                );
            if (
                spec.After is { } after && after > TimeSpan.Zero
                || spec.For is not null
                || spec.Times is not null
                || spec.Match is not null
            )
                throw new RefusedException(
                    "Faults of modems hold from the beginning to the end: after, for, times and match are not for them."
                );
            set(spec);
        }
    }

    /// <summary>A parameter that must be a number within bounds.</summary>
    public static double Number(FaultSpec spec, string name, double most)
    {
        if (!spec.Parameters.TryGetValue(name, out var text))
            throw new RefusedException($"The fault {FaultBoard.Name(spec.Kind)} needs the parameter {name}.");
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most
            ? number
            : throw new RefusedException(
                string.Create(CultureInfo.InvariantCulture, $"{name} is a number from 0 to {most}, not '{text}'.")
            );
    }
}
