using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>One party of a call.</summary>
/// <param name="Device">The station or trunk.</param>
/// <param name="Number">The party's number.</param>
/// <param name="State">Where it stands.</param>
public sealed record LegView(string Device, string Number, LegState State);
