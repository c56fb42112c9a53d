using CtiMiddleware.Runtime.Calls;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>Makes the registry of a switch.</summary>
/// <param name="definition">The switch.</param>
/// <param name="sink">Where its events go.</param>
/// <param name="anomalies">Where it tells what contradicts the model.</param>
internal delegate ISwitchRegistry RegistryFactory(SwitchDefinition definition, IEventSink sink, IAnomalySink anomalies);
