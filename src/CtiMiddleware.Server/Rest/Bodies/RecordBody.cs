namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Record Message: start recording a connection.</summary>
public sealed record RecordBody : ConnectionBody
{
    /// <summary>The file's name on the switch; left out, one is made.</summary>
    public string? Resource { get; init; }
}
