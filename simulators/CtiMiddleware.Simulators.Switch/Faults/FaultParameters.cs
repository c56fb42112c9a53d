using System.Globalization;

namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>The parameters of each kind of fault: which there are, which are needed, what they may be.</summary>
public static class FaultParameters
{
    private static readonly Dictionary<FaultKind, FaultParameter[]> Known = new()
    {
        [FaultKind.Latency] = [Number("ms", 0, 3_600_000, needed: true), Number("jitterMs", 0, 3_600_000)],
        [FaultKind.Bandwidth] = [Number("bytesPerSecond", 1, 1e12, needed: true)],
        [FaultKind.Slice] = [Number("size", 1, 1e9, needed: true), Number("delayMs", 0, 3_600_000)],
        [FaultKind.Restart] = [Word("kind", "cold", "warm")],
        [FaultKind.Reorder] = [Number("ms", 0, 3_600_000)],
        [FaultKind.Corrupt] = [Text("field", needed: true), Text("value")],
        [FaultKind.Nak] = [Text("code")],
        [FaultKind.LateAck] = [Number("ms", 0, 3_600_000, needed: true)],
        [FaultKind.CallIdReuse] = [Word("live", "true", "false")],
        [FaultKind.Quota] = [Number("limit", 0, 1e9, needed: true)],
        [FaultKind.ClockJump] = [Number("seconds", -1e9, 1e9, needed: true)],
        [FaultKind.Break] = [Number("ms", 0, 3_600_000)],
        [FaultKind.Noise] = [Number("ber", 0, 1, needed: true)],
        [FaultKind.DropControlLines] = [Text("lines")],
    };

    /// <summary>The parameters of a kind, those that are needed first; empty when it has none.</summary>
    public static IReadOnlyList<FaultParameter> Of(FaultKind kind) => Known.GetValueOrDefault(kind, []);

    /// <summary>What is wrong with the parameters of a fault, in one sentence; null when nothing is.</summary>
    public static string? Problem(FaultSpec spec)
    {
        var parameters = Of(spec.Kind);
        var name = FaultBoard.Name(spec.Kind);
        foreach (var given in spec.Parameters.Keys)
        {
            if (parameters.Any(parameter => parameter.Name == given))
                continue;
            return parameters.Count == 0
                ? $"The fault {name} has no parameters, but {given} was given."
                : $"The fault {name} has no parameter {given}; it has {string.Join(", ", parameters.Select(static parameter => parameter.Name))}.";
        }
        foreach (var parameter in parameters)
        {
            if (!spec.Parameters.TryGetValue(parameter.Name, out var text))
            {
                if (parameter.Needed)
                    return $"The fault {name} needs the parameter {parameter.Name}: {parameter.Meaning}.";
            }
            else if (!parameter.Accepts(text))
            {
                return $"The parameter {parameter.Name} of the fault {name} must be {parameter.Meaning}, not '{text}'.";
            }
        }
        return null;
    }

    private static FaultParameter Number(string name, double least, double most, bool needed = false) =>
        new(
            name,
            needed,
            string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"),
            text =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
        );

    private static FaultParameter Word(string name, params string[] words) =>
        new(name, Needed: false, string.Join(" or ", words), words.Contains);

    private static FaultParameter Text(string name, bool needed = false) => new(name, needed, "a text", static text => text.Length > 0);
}
