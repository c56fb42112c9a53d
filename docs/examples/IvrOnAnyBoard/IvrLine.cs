namespace IvrOnAnyBoard;

/// <summary>A line of the IVR: the same wires from both ends.</summary>
/// <param name="Board">The board's device, for example <c>vm1:line</c>: it is answered, spoken to and listened to.</param>
/// <param name="Port">The PBX's device for it, for example <c>hq:2101</c>: there the PBX tells the call, and data are attached to it.</param>
public sealed record IvrLine(string Board, string Port)
{
    /// <summary>Reads <c>vm1:line=hq:2101</c>.</summary>
    public static IvrLine Parse(string text) =>
        text.Split('=') is [{ Length: > 0 } board, { Length: > 0 } port]
            ? new IvrLine(board, port)
            : throw new FormatException($"'{text}' is no line; write board=port, for example vm1:line=hq:2101.");
}
