using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>What the client hears: through which monitor, after which confirmation, how fast.</summary>
public sealed partial class CtiServerSession
{
    private readonly Queue<byte[]> _waiting = [];
    private readonly Queue<byte[]> _held = [];
    private KernelTimer? _pace;
    private TimeSpan _requestsFrom;
    private int _requests;
    private bool _holding;

    /// <summary>Gives the client an event of a call through every monitor that covers the connection.</summary>
    internal void Offer(CtiConnection viewpoint, CallEventMessageMask kind, CtiServerMessage message, CtiPeripheral peripheral)
    {
        for (var i = 0; i < Monitors.Count; i++)
        {
            var monitor = Monitors[i];
            if (!monitor.Covers(viewpoint) || monitor.Silent)
                continue;
            if (kind is not (CallEventMessageMask.AgentPreCall or CallEventMessageMask.AgentPreCallAbort))
                Begin(monitor, viewpoint, peripheral);
            if (monitor.Calls.HasFlag(kind))
                WriteEvent(message, monitor.Id);
        }
    }

    /// <summary>BEGIN_CALL_EVENT, unless the client has it already.</summary>
    internal void Begin(CtiMonitor monitor, CtiConnection connection, CtiPeripheral peripheral)
    {
        if (connection.Begun.Contains(monitor))
            return;
        connection.Begun.Add(monitor);
        if (monitor.Calls.HasFlag(CallEventMessageMask.BeginCall))
            WriteEvent(peripheral.Begin(connection), monitor.Id);
    }

    /// <summary>END_CALL_EVENT: the association of the call with the client is over.</summary>
    internal void End(CtiMonitor monitor, CtiConnection connection, CtiPeripheral peripheral)
    {
        if (monitor.Active && !monitor.Silent && monitor.Calls.HasFlag(CallEventMessageMask.EndCall))
            WriteEvent(peripheral.EndOf(connection), monitor.Id);
    }

    internal void OfferUnbound(CallEventMessageMask kind, CtiServerMessage message)
    {
        foreach (var monitor in Monitors)
        {
            if (monitor is { Kind: CtiMonitorKind.All, Silent: false } && monitor.Calls.HasFlag(kind))
                WriteEvent(message, monitor: null);
        }
    }

    internal void OfferAgent(string seat, AgentStateMask kind, CtiServerMessage message)
    {
        foreach (var monitor in Monitors)
        {
            var covers = monitor.Kind == CtiMonitorKind.All || (monitor.Kind != CtiMonitorKind.Call && monitor.Device == seat);
            if (covers && monitor is { Silent: false, Active: true } && monitor.Agents.HasFlag(kind))
                WriteEvent(message, monitor.Id);
        }
    }

    /// <summary>Gives the client an event that needs no monitor.</summary>
    internal void Tell(CtiServerMessage message)
    {
        if (IsOpen)
            WriteEvent(message, monitor: null);
    }

    /// <summary>A call is gone: monitors of it end.</summary>
    internal void Gone(CtiCall call)
    {
        foreach (var monitor in Monitors)
        {
            if (ReferenceEquals(monitor.Call, call))
                monitor.Active = false;
        }
        Monitors.RemoveAll(static monitor => !monitor.Active);
    }

    private void WriteEvent(CtiServerMessage message, uint? monitor)
    {
        if (IsClosed)
            return;
        var bytes = Bytes(message, monitor);
        if (bytes.Length == 0)
            return;
        if (_holding)
            _held.Enqueue(bytes);
        else
            Pace(bytes);
    }

    private void ReleaseHeld()
    {
        while (_held.TryDequeue(out var bytes))
            Pace(bytes);
    }

    private void Pace(byte[] bytes)
    {
        var rate = _face.Engine.Profile.EventsPerSecond;
        if (rate <= 0 && _waiting.Count == 0)
        {
            Write(bytes);
            return;
        }
        if (_waiting.Count >= _face.Options.WaitingEvents)
        {
            Close($"more than {_face.Options.WaitingEvents} events wait for the client");
            return;
        }
        _waiting.Enqueue(bytes);
        if (_pace is not { IsPending: true })
            Next();
    }

    private void Next()
    {
        if (IsClosed || !_waiting.TryDequeue(out var bytes))
            return;
        Write(bytes);
        // The place behind the last one stays taken for its time, also when nothing waits there yet.
        _pace = _face.Kernel.Schedule(TimeSpan.FromSeconds(1 / Math.Max(0.001, _face.Engine.Profile.EventsPerSecond)), Next);
    }

    /// <summary>Whether the profile's rate takes one more request in this second (field rule 45).</summary>
    private bool TakesMore()
    {
        var rate = _face.Engine.Profile.RequestsPerSecond;
        if (rate <= 0)
            return true;
        var now = _face.Kernel.Elapsed;
        if (now - _requestsFrom >= TimeSpan.FromSeconds(1))
        {
            _requestsFrom = now;
            _requests = 0;
        }
        return ++_requests <= rate;
    }
}
