namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A skill of an agent.</summary>
/// <param name="Name">The skill's name: groups that ask for it get the agent.</param>
/// <param name="Priority">1 is asked first.</param>
public sealed record AgentSkill(string Name, int Priority);
