namespace CtiMiddleware.Simulators.Switch.LineText;

/// <summary>How the face looks to clients. Immutable.</summary>
public sealed record LineTextFaceOptions
{
    /// <summary>The name in the greeting. Default <c>simulated switch</c>.</summary>
    public string Name { get; init; } = "simulated switch";

    /// <summary>The only user. Default <c>cti</c>.</summary>
    public string User { get; init; } = "cti";

    /// <summary>Its secret. Default <c>ctisecret</c>.</summary>
    public string Secret { get; init; } = "ctisecret";
}
