using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.CiscoGed188.Session;

/// <summary>Does what the session wants done: writes its messages, keeps its timers, tells the runtime. Knows which heartbeats are out.</summary>
/// <param name="options">How to open the session.</param>
/// <param name="wire">The versions of what is read and written.</param>
internal sealed class GedEffectRunner(CiscoGed188Options options, GedWireState wire)
{
    public static readonly LinkTimer OpenTimer = new(1);
    public static readonly LinkTimer HeartbeatTimer = new(2);

    private uint _heartbeat;
    private DateTimeOffset _heartbeatSent;
    private uint _oldestHeartbeat;

    /// <summary>The invoke identifier of OPEN_REQ; 0 when none is out.</summary>
    public uint OpenInvoke { get; private set; }

    /// <summary>A heartbeat waits for its answer.</summary>
    public bool HeartbeatIsOut => _heartbeat != 0;

    /// <summary>Whether an invoke identifier is that of a heartbeat of this series; an answer to an older one is as good.</summary>
    public bool IsHeartbeat(uint invoke) => _heartbeat != 0 && invoke >= _oldestHeartbeat && invoke <= _heartbeat;

    /// <summary>The heartbeat is answered.</summary>
    public void Answered() => _heartbeat = _oldestHeartbeat = 0;

    /// <summary>The connection is gone.</summary>
    public void Reset() => OpenInvoke = _heartbeat = _oldestHeartbeat = 0;

    /// <summary>Does one of them.</summary>
    public void Run(GedEffect effect, ILinkOutput output)
    {
        switch (effect)
        {
            case GedEffect.SendOpen e:
                SendOpen(e.Version, output);
                break;
            case GedEffect.SendHeartbeat:
                var invoke = wire.NextInvoke();
                if (_heartbeat == 0)
                    (_oldestHeartbeat, _heartbeatSent) = (invoke, output.Now);
                _heartbeat = invoke;
                wire.Writer.Begin(MessageType.HeartbeatReq).Set(Field.InvokeID, invoke).Finish(output.Wire);
                output.StartTimer(HeartbeatTimer, options.HeartbeatInterval);
                break;
            case GedEffect.SendCloseConf e:
                wire.Writer.Begin(MessageType.CloseConf).Set(Field.InvokeID, e.InvokeId).Finish(output.Wire);
                break;
            case GedEffect.ReportLoggedOn e:
                OpenInvoke = 0;
                output.LoggedOn(e.Version, e.Restriction);
                break;
            case GedEffect.ReportStatusNormal:
                output.StatusNormal();
                // Such a session shows the calls of its agent's instrument and no others.
                if (options is { Mode: GedMode.ClientEvents, AgentInstrument: { } own })
                    output.Observed(own, DeviceObservation.Yes, reason: null);
                break;
            case GedEffect.ReportImpaired e:
                output.StatusImpaired(e.Reason);
                break;
            case GedEffect.ReportHeartbeatAnswered:
                output.HeartbeatAnswered(output.Now - _heartbeatSent);
                break;
            case GedEffect.ReportHeartbeatMissed:
                output.HeartbeatMissed();
                break;
            case GedEffect.ReportUnexpected e:
                output.Anomaly(AnomalyKind.UnexpectedEvent, $"{e.Input} means nothing in state {e.State}", default);
                break;
            case GedEffect.StartOpenTimer:
                output.StartTimer(OpenTimer, options.OpenTimeout);
                break;
            case GedEffect.StopOpenTimer:
                output.StopTimer(OpenTimer);
                break;
            case GedEffect.StartHeartbeatTimer:
                output.StartTimer(HeartbeatTimer, options.HeartbeatInterval);
                break;
            case GedEffect.Close e:
                output.Close(e.Reason, e.Next);
                break;
            default:
                throw new InvalidOperationException($"No such effect: {effect}");
        }
    }

    private void SendOpen(int version, ILinkOutput output)
    {
        wire.Use(version);
        OpenInvoke = wire.NextInvoke();
        var agent = options.Mode == GedMode.ClientEvents;
        var writer = wire
            .Writer.Begin(MessageType.OpenReq)
            .Set(Field.InvokeID, OpenInvoke)
            .Set(Field.VersionNumber, (uint)version)
            .Set(Field.IdleTimeout, (uint)(4 * options.HeartbeatInterval.TotalSeconds))
            .Set(Field.PeripheralID, options.PeripheralId ?? GedWire.Unknown)
            .Set(Field.ServiceRequested, (uint)options.Services)
            .Set(Field.CallMsgMask, AllCallEvents)
            .Set(Field.AgentStateMask, AllAgentStates)
            .Text(Tag.ClientId, options.ClientId)
            .Text(Tag.ClientPassword, options.Password)
            .Text(Tag.ClientSignature, options.Signature);
        if (agent)
            writer
                .Text(Tag.AgentExtension, options.AgentExtension)
                .Text(Tag.AgentId, options.AgentId)
                .Text(Tag.AgentInstrument, options.AgentInstrument);
        if (!writer.Finish(output.Wire))
            output.Close($"the session cannot be opened: {writer.Problem}", CloseNext.Blocked);
    }

    /// <summary>Every call event of the table.</summary>
    internal static uint AllCallEvents { get; } = (uint)All<CallEventMessageMask>();

    /// <summary>Every agent state of the table.</summary>
    internal static uint AllAgentStates { get; } = (uint)All<AgentStateMask>();

    private static ulong All<T>()
        where T : struct, Enum => Enum.GetValues<T>().Aggregate(0UL, static (bits, value) => bits | Convert.ToUInt64(value, null));
}
