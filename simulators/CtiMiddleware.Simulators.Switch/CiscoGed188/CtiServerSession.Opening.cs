using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>Opening a session, and the time after which a silent client loses it.</summary>
public sealed partial class CtiServerSession
{
    private const uint ShortestIdle = 20;

    private static readonly CtiServiceMask Known =
        CtiServiceMask.ClientEvents
        | CtiServiceMask.CallDataUpdate
        | CtiServiceMask.ClientControl
        | CtiServiceMask.ConnectionMonitor
        | CtiServiceMask.AllEvents
        | CtiServiceMask.PeripheralMonitor
        | CtiServiceMask.ClientMonitor
        | CtiServiceMask.Supervisor
        | CtiServiceMask.Server
        | CtiServiceMask.AgentReporting
        | CtiServiceMask.AllTaskEvents
        | CtiServiceMask.TaskMonitor
        | CtiServiceMask.AgentStateControlOnly
        | CtiServiceMask.DeviceStateControl
        | CtiServiceMask.UpdateEvents
        | CtiServiceMask.IgnoreDuplicateAgentEvents
        | CtiServiceMask.IgnoreConf
        | CtiServiceMask.AcdLineOnly
        | CtiServiceMask.Debug;

    private static readonly CtiServiceMask NotOffered = CtiServiceMask.AllTaskEvents | CtiServiceMask.TaskMonitor | CtiServiceMask.Debug;

    private TimeSpan? _idleAfter;
    private KernelTimer? _idle;

    private void Open(GedMessage message, uint invokeId)
    {
        if (Problem(message) is { } problem)
        {
            Refuse(invokeId, problem);
            return;
        }
        var requested = (CtiServiceMask)message.Number(Field.ServiceRequested);
        PbxAgent? agent = null;
        Station? station = null;
        if (requested.HasFlag(CtiServiceMask.ClientEvents) && !TryFindClient(message, out agent, out station))
        {
            Refuse(invokeId, StatusCode.InvalidAgentData);
            return;
        }
        IsOpen = true;
        Version = (int)message.Number(Field.VersionNumber);
        _reader.Version = _writer.Version = _wire.Version = Version;
        Services = requested & ~NotOffered;
        ClientId = message.Text(Tag.ClientId) ?? "";
        ClientSignature = message.Text(Tag.ClientSignature) ?? "";
        Instrument = station?.Number ?? "";
        var idle = message.Number(Field.IdleTimeout);
        _idleAfter = idle == GedWire.Unknown ? null : TimeSpan.FromSeconds(idle);
        RestartIdle();
        var monitor = Listen((CallEventMessageMask)message.Number(Field.CallMsgMask), (AgentStateMask)message.Number(Field.AgentStateMask));
        Confirmed(invokeId, monitor, agent, station);
        if (station is not null && monitor is not null)
        {
            foreach (var connection in _face.Peripheral.At(station.Number).ToArray())
                Begin(monitor, connection, _face.Peripheral);
        }
        _face.SessionOpened(this);
    }

    private StatusCode? Problem(GedMessage message)
    {
        var version = message.Number(Field.VersionNumber);
        var idle = message.Number(Field.IdleTimeout);
        var peripheral = message.Number(Field.PeripheralID);
        if (IsOpen)
            return StatusCode.SessionAlreadyOpen;
        if (!_face.IsMaster)
            return StatusCode.ServerNotMaster;
        if (version < _face.Options.MinVersion || version > _face.Options.MaxVersion)
            return StatusCode.InvalidVersion;
        if (!message.TryFind(Tag.ClientId, out _) || !message.TryFind(Tag.ClientPassword, out var password))
            return StatusCode.RequiredDataMissing;
        if (_face.Faults.Strike(FaultKind.RefuseLogin, FaultDirection.In, "OPEN_REQ") is not null)
            return StatusCode.InvalidPassword;
        if (_face.Options.Password is { } right && right != password.Text)
            return StatusCode.InvalidPassword;
        if (idle != GedWire.Unknown && idle < ShortestIdle)
            return StatusCode.InvalidTimeout;
        if ((message.Number(Field.ServiceRequested) & ~(uint)Known) != 0)
            return StatusCode.InvalidServiceMask;
        if ((message.Number(Field.CallMsgMask) & 0xF000_0000) != 0)
            return StatusCode.InvalidCallMsgMask;
        if ((message.Number(Field.AgentStateMask) & 0xFFFF_C000) != 0)
            return StatusCode.InvalidAgentStateMask;
        if ((message.Number(Field.Reserved1) | message.Number(Field.Reserved2) | message.Number(Field.Reserved3)) != 0)
            return StatusCode.InvalidReservedField;
        var isClient = ((CtiServiceMask)message.Number(Field.ServiceRequested)).HasFlag(CtiServiceMask.ClientEvents);
        return peripheral == _face.Options.PeripheralId || (peripheral == GedWire.Unknown && !isClient)
            ? null
            : StatusCode.InvalidPeripheralId;
    }

    private bool TryFindClient(GedMessage message, out PbxAgent? agent, out Station? station)
    {
        agent = null;
        var number = message.Text(Tag.AgentInstrument) ?? message.Text(Tag.AgentExtension);
        station = number is null ? null : _face.Engine.FindStation(number);
        if (message.Text(Tag.AgentId) is { } id)
        {
            agent = _face.Engine.FindAgent(id);
            station ??= number is null ? agent?.Station : null;
            // An agent who is logged on elsewhere cannot be a client here.
            if (agent is null || (agent.Station is { } seat && !ReferenceEquals(seat, station)))
                return false;
        }
        agent ??= station?.Agent;
        return station is not null;
    }

    private CtiMonitor? Listen(CallEventMessageMask calls, AgentStateMask agents)
    {
        var all = Services.HasFlag(CtiServiceMask.AllEvents);
        if (!all && !Services.HasFlag(CtiServiceMask.ClientEvents))
            return null;
        var monitor = new CtiMonitor(this, all ? 0 : _face.NewMonitorId(), all ? CtiMonitorKind.All : CtiMonitorKind.Client)
        {
            Device = Instrument,
            Calls = calls,
            Agents = agents,
            Silent = _face.Faults.Strike(FaultKind.SilentMonitor, FaultDirection.Out, "OPEN_REQ") is not null,
        };
        Monitors.Add(monitor);
        return monitor;
    }

    private void Confirmed(uint invokeId, CtiMonitor? monitor, PbxAgent? agent, Station? station)
    {
        Message
            .Begin(MessageType.OpenConf)
            .Set(Field.InvokeID, invokeId)
            .Set(Field.ServiceGranted, (uint)Services)
            .Set(Field.MonitorID, monitor?.Id ?? 0)
            .Set(Field.PGStatus, (uint)_face.Status)
            .Set(Field.ICMCentralControllerTime, _face.Peripheral.Seconds)
            .Set(Field.PeripheralOnline, _face.PeripheralOnline ? 1u : 0u)
            .Set(Field.PeripheralType, _face.Options.PeripheralType)
            .Set(Field.AgentState, (uint)(agent is null ? GedAgentState.Unknown : CtiPeripheral.StateOf(agent.State)));
        if (station is not null)
            Message.Text(Tag.AgentExtension, station.Number).Text(Tag.AgentId, agent?.Id).Text(Tag.AgentInstrument, station.Number);
        Message.Number(Tag.NumPeripherals, 1).Number(Tag.MultiLineAgentControl, 0);
        Send(Message);
    }

    private void RestartIdle()
    {
        _idle?.Dispose();
        if (_idleAfter is { } after)
            _idle = _face.Kernel.Schedule(after, () => Fail(StatusCode.Timeout, "nothing came from the client in its idle time"));
    }
}
