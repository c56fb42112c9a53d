using System.Globalization;
using System.Runtime.InteropServices;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>A line of a message desk: where the call of a record rings. Leading zeros mean nothing.</summary>
/// <param name="Desk">The message desk's number, 1 to 63 by the specification, up to 9999 here.</param>
/// <param name="Line">The line in its hunt group, the <i>message desk terminal</i>: 1 to 2047 by the specification, up to 99999 here.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SmdiPort(int Desk, int Line)
{
    /// <summary>Reads <c>001/0007</c> or <c>1/7</c>.</summary>
    /// <returns>False when it is not two numbers with a stroke between them.</returns>
    public static bool TryParse(string? text, out SmdiPort port)
    {
        port = default;
        var parts = text?.Split('/') ?? [];
        if (parts.Length != 2 || !Number(parts[0], 4, out var desk) || !Number(parts[1], 5, out var line))
            return false;
        port = new SmdiPort(desk, line);
        return true;
    }

    /// <summary>As it is written in documents: <c>001/0007</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Desk:000}/{Line:0000}");

    private static bool Number(string text, int digits, out int value)
    {
        value = 0;
        return text.Length > 0 && text.Length <= digits && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
