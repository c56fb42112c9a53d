namespace CtiMiddleware.Client;

/// <summary>Which events and objects a stream lets through. An absent member lets everything through; the key's own device rule holds besides.</summary>
public sealed record EventFilter
{
    /// <summary>Names of switches.</summary>
    public IReadOnlyList<string>? Switch { get; init; }

    /// <summary>Devices and agents, switch-qualified, with <c>*</c> and <c>?</c> only: <c>hq:2001</c>, <c>hq:21??</c>, <c>hq:agent:*</c>.</summary>
    public IReadOnlyList<string>? Devices { get; init; }

    /// <summary>Types of events with <c>*</c>: <c>cti.call.*</c>. A snapshot then holds only kinds of objects whose every change passes.</summary>
    public IReadOnlyList<string>? Types { get; init; }
}
