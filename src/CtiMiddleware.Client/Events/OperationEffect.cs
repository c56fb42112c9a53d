namespace CtiMiddleware.Client;

/// <summary>What was seen of a command after its answer (<c>cti.operation.effect.v1</c>).</summary>
public sealed record OperationEffect : LogEvent
{
    /// <summary>The operation.</summary>
    public string? Operation { get; init; }

    /// <summary><c>observed</c>, <c>contradicted</c> or <c>notObserved</c>.</summary>
    public string? Effect { get; init; }
}
