using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Model.Devices;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>A connection as a snapshot shows it.</summary>
/// <param name="CallId">Its call.</param>
/// <param name="Type">ConnectionDeviceIDType.</param>
/// <param name="DeviceId">The connection's device identifier, or null.</param>
/// <param name="Device">Its device.</param>
/// <param name="State">Its state.</param>
internal readonly record struct ShownConnection(uint CallId, uint Type, string? DeviceId, PartyDevice Device, GedConnectionState State);
