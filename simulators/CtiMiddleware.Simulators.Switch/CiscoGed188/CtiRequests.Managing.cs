using System.Text;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>Monitors, variables, messages between clients, and what else belongs to the session.</summary>
internal sealed partial class CtiRequests
{
    private bool Manage(CtiServerSession session, GedMessage message, uint invokeId)
    {
        switch (message.Type)
        {
            case MessageType.MonitorStartReq:
                StartMonitor(session, message, invokeId);
                break;
            case MessageType.MonitorStopReq:
                StopMonitor(session, message, invokeId);
                break;
            case MessageType.ChangeMonitorMaskReq:
                ChangeMonitor(session, message, invokeId);
                break;
            case MessageType.SetCallDataReq:
                SetCallData(session, message, invokeId);
                break;
            case MessageType.ReleaseCallReq:
                ReleaseCall(session, message, invokeId);
                break;
            case MessageType.RegisterVariablesReq:
                RegisterVariables(session, message, invokeId);
                break;
            case MessageType.UserMessageReq:
                SendUserMessage(session, message, invokeId);
                break;
            case MessageType.ClientEventReportReq:
                session.Confirm(MessageType.ClientEventReportConf, invokeId);
                break;
            case MessageType.BadCallReq:
                if (Find(session, message, invokeId, Field.ConnectionCallID, Tag.ConnectionDeviceId) is not null)
                    session.Confirm(MessageType.BadCallConf, invokeId);
                break;
            default:
                return false;
        }
        return true;
    }

    private void StartMonitor(CtiServerSession session, GedMessage message, uint invokeId)
    {
        var device = message.Text(Tag.MonitoredDeviceId);
        var ofCall = device is null;
        if (!session.Services.HasFlag(ofCall ? CtiServiceMask.ConnectionMonitor : CtiServiceMask.PeripheralMonitor))
        {
            session.Refuse(invokeId, StatusCode.FunctionNotAvailable);
            return;
        }
        var connection = ofCall ? Find(session, message, invokeId, Field.ConnectionCallID, Tag.ConnectionDeviceId) : null;
        if (ofCall && connection is null)
            return;
        if (!ofCall && Engine.FindStation(device!) is null && !Engine.Exists(device!))
        {
            session.Refuse(invokeId, ControlFailureCode.InvalidCstaDeviceIdentifier);
            return;
        }
        if (session.Monitors.Exists(known => ofCall ? ReferenceEquals(known.Call, connection!.Call) : IsOf(known, device!)))
        {
            session.Refuse(invokeId, StatusCode.MonitorAlreadyExists);
            return;
        }
        if (IsOverQuota())
        {
            session.Refuse(invokeId, ControlFailureCode.OverallMonitorLimitExceeded);
            return;
        }
        var monitor = new CtiMonitor(session, face.NewMonitorId(), ofCall ? CtiMonitorKind.Call : CtiMonitorKind.Device)
        {
            Device = device ?? "",
            Call = connection?.Call,
            Calls = (CallEventMessageMask)message.Number(Field.CallMsgMask),
            Agents = (AgentStateMask)message.Number(Field.AgentStateMask),
            Silent = face.Faults.Strike(FaultKind.SilentMonitor, FaultDirection.Out, "MONITOR_START_REQ") is not null,
        };
        session.Monitors.Add(monitor);
        session.Confirm(session.Message.Begin(MessageType.MonitorStartConf).Set(Field.InvokeID, invokeId).Set(Field.MonitorID, monitor.Id));
    }

    private static bool IsOf(CtiMonitor monitor, string device) => monitor.Kind == CtiMonitorKind.Device && monitor.Device == device;

    /// <summary>The profile's quota, or that of a fault (field rule 31).</summary>
    private bool IsOverQuota()
    {
        var quota = Engine.Profile.MonitorQuota;
        if (face.Faults.InForce(FaultKind.Quota) is { } fault)
            quota = (int)fault.Spec.Number("limit");
        if (quota is not { } limit || face.Monitors < limit)
            return false;
        face.Faults.Strike(FaultKind.Quota, FaultDirection.Both, "MONITOR_START_REQ");
        return true;
    }

    private static void StopMonitor(CtiServerSession session, GedMessage message, uint invokeId)
    {
        var id = message.Number(Field.MonitorID);
        var monitor = session.Monitors.Find(known => known.Id == id && known.Kind is (CtiMonitorKind.Device or CtiMonitorKind.Call));
        if (monitor is null)
        {
            session.Refuse(invokeId, StatusCode.InvalidMonitorid);
            return;
        }
        monitor.Active = false;
        session.Monitors.Remove(monitor);
        session.Confirm(MessageType.MonitorStopConf, invokeId);
    }

    private static void ChangeMonitor(CtiServerSession session, GedMessage message, uint invokeId)
    {
        var id = message.Number(Field.MonitorID);
        if (session.Monitors.Find(known => known.Id == id) is not { } monitor)
        {
            session.Refuse(invokeId, StatusCode.InvalidMonitorid);
            return;
        }
        monitor.Calls = (CallEventMessageMask)message.Number(Field.CallMsgMask);
        monitor.Agents = (AgentStateMask)message.Number(Field.AgentStateMask);
        session.Confirm(MessageType.ChangeMonitorMaskConf, invokeId);
    }

    /// <summary>The client wants no more of a call: its association ends.</summary>
    private void ReleaseCall(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (Find(session, message, invokeId, Field.ConnectionCallID, Tag.ConnectionDeviceId) is not { } connection)
            return;
        foreach (var monitor in connection.Begun.Where(known => ReferenceEquals(known.Session, session)).ToArray())
        {
            session.End(monitor, connection, peripheral);
            connection.Begun.Remove(monitor);
        }
        session.Confirm(MessageType.ReleaseCallConf, invokeId);
    }

    private static void RegisterVariables(CtiServerSession session, GedMessage message, uint invokeId)
    {
        var filter = new CtiVariableFilter(message.Number(Field.CallVariableMask));
        foreach (var field in message.Floating)
        {
            if (field.Tag == Tag.NamedVariable && field.TryNamedVariable(out var name, out _))
                filter.Add(Encoding.Latin1.GetString(name));
            else if (field.Tag == Tag.NamedArray && field.TryNamedArray(out _, out var array, out _))
                filter.Add(Encoding.Latin1.GetString(array));
        }
        session.Variables = filter;
        session.Confirm(MessageType.RegisterVariablesConf, invokeId);
    }

    private void SendUserMessage(CtiServerSession session, GedMessage message, uint invokeId)
    {
        var distribution = (DistributionValue)message.Number(Field.Distribution);
        var to = message.Text(Tag.ClientId);
        var receivers = face
            .Sessions.Where(other =>
                !ReferenceEquals(other, session)
                && distribution switch
                {
                    DistributionValue.Client => other.ClientId == to,
                    DistributionValue.Supervisor => other.Services.HasFlag(CtiServiceMask.Supervisor),
                    _ => true,
                }
            )
            .ToArray();
        if (receivers.Length == 0 && distribution is (DistributionValue.Client or DistributionValue.Supervisor))
        {
            session.Refuse(invokeId, distribution == DistributionValue.Client ? StatusCode.ClientNotFound : StatusCode.SupervisorNotFound);
            return;
        }
        var told = new CtiServerMessage()
            .Begin(MessageType.UserMessageEvent)
            .Set(Field.ICMCentralControllerTime, peripheral.Seconds)
            .Set(Field.Distribution, (uint)distribution)
            .Text(Tag.ClientId, session.ClientId)
            .Text(Tag.Text, message.Text(Tag.Text));
        foreach (var receiver in receivers)
            receiver.Tell(told);
        session.Confirm(MessageType.UserMessageConf, invokeId);
    }
}
