namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>What one code of the condition means.</summary>
internal sealed record SmdrCodeText(
    string? Condition = null,
    string? Direction = null,
    bool? Transferred = null,
    bool? Conferenced = null,
    string? TimeOf = null
);
