using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.CallDetails;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;

namespace CtiMiddleware.Runtime.DataLinks;

/// <summary>Takes what comes over data links to where it belongs: histories to the loop of the port's switch, call details to the journal. Loop's thread only.</summary>
/// <param name="own">The loop of the links.</param>
/// <param name="histories">The histories of its ports.</param>
/// <param name="details">Records call details.</param>
/// <param name="find">Finds the loop of a switch; null for a name that is not configured.</param>
internal sealed class DataLinkEvents(SwitchLoop own, CallHistories histories, CallDetailRecorder details, Func<SwitchId, SwitchLoop?> find)
{
    /// <summary>Takes an event.</summary>
    public void Apply(LinkSession session, DataLinkEvent e, DateTimeOffset receivedAt, FrameRef frame)
    {
        switch (e)
        {
            case DataLinkEvent.CallHistory history:
                Take(session, history, receivedAt, frame);
                break;
            case DataLinkEvent.CallDetailRecordsReport report:
                details.Report(session, report.Record, receivedAt, frame);
                break;
            default:
                session.Anomaly(AnomalyKind.UnexpectedEvent, $"{e.GetType().Name} is not known to the runtime.");
                break;
        }
    }

    private void Take(LinkSession session, DataLinkEvent.CallHistory history, DateTimeOffset receivedAt, FrameRef frame)
    {
        var record = new HistoryRecord(history, string.Empty, receivedAt, frame) { Counted = text => CountHere(session, text) };
        if (history.Port is not { } port)
        {
            histories.Publish(record, "notMapped");
            return;
        }
        var device = AnnouncedPorts.Resolve(port, own.Definition.Id, id => find(id) is not null);
        record = record with { Port = device.Number.ToString() };
        if (device.Switch.SequenceEqual(own.Definition.Id.Value))
            histories.Take(record);
        else if (find(new SwitchId(device.Switch.ToString()))?.Post(Taker(device, record)) != true)
            histories.Publish(record, "overloaded");
    }

    private Action Taker(DeviceId device, HistoryRecord record)
    {
        var owner = find(new SwitchId(device.Switch.ToString()))!;
        return () => owner.Histories.Take(record);
    }

    // The outcome may be found on another switch's loop; the counters are the link's.
    private void CountHere(LinkSession session, string text) => own.Post(() => session.Anomaly(AnomalyKind.UnmatchedRecord, text));
}
