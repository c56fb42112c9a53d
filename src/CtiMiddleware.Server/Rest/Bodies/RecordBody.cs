namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Record Message: start recording a connection.</summary>
public sealed record RecordBody : ConnectionBody
{
    /// <summary>The file's name on the switch; left out, one is made. Boards make it always.</summary>
    public string? Resource { get; init; }

    /// <summary>The longest it may last in milliseconds; left out, as long as the server allows.</summary>
    public int? MaxMs { get; init; }

    /// <summary>So many milliseconds of silence end it; left out, silence does not.</summary>
    public int? SilenceMs { get; init; }

    /// <summary>Digits of which one ends it; <c>any</c> for each; left out, none does.</summary>
    public string? StopDigits { get; init; }

    /// <summary>A tone is played before.</summary>
    public bool Beep { get; init; }
}
