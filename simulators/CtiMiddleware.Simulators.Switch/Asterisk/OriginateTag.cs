namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>What an Originate action asked for beyond the engine's business.</summary>
internal sealed record OriginateTag(string? ChannelId, string Account, IReadOnlyList<(string Name, string Value)> Variables);
