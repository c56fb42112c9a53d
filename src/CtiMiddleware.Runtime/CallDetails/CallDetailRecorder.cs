using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.DataLinks;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Supervision;
using CtiMiddleware.Runtime.Switches;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.CallDetails;

/// <summary>
/// Writes every call detail record to the journal and then to the log (<c>cti.callDetail.report.v1</c>). A journal that fails makes the link
/// degraded, in words, until it works again; the event comes in any case and says <c>journalled: false</c>. Loop's thread only.
/// </summary>
/// <param name="journal">The journal; null when there is none.</param>
/// <param name="log">The log.</param>
/// <param name="ids">Makes the records' identifiers.</param>
/// <param name="logger">Where it logs.</param>
internal sealed class CallDetailRecorder(ICallDetailJournal? journal, IEventSink log, IIdSource ids, ILogger logger)
{
    private const string NoJournal = "there is no journal; give the service a folder for its state";

    private readonly HashSet<LinkSession> _failing = [];

    /// <summary>Takes a record of a link.</summary>
    public void Report(LinkSession session, CallDetailRecord reported, DateTimeOffset receivedAt, FrameRef frame)
    {
        var record = reported with { Id = ids.Next("cdr_"), Journalled = true };
        var failure = journal is null ? NoJournal : journal.Append(record);
        if (failure is not null)
            record = record with { Journalled = false };
        Tell(session, record, failure);
        EventBody Body(long number) =>
            new()
            {
                Received = receivedAt,
                Native = new EventNative(null, record.ConditionCode, frame),
                Detail = [new("record", record)],
            };
        log.Append(new EventDraft(EventTypes.CallDetailReport, record.Switch, record.Id, Thread: null, Body));
    }

    private void Tell(LinkSession session, CallDetailRecord record, string? failure)
    {
        if (failure is not null)
        {
            session.Counters.NotJournalled++;
            DataLinkLog.NotJournalled(logger, session.Id.Value, record.Id, failure);
            if (_failing.Add(session) || !session.Status.Reason.Contains(failure, StringComparison.Ordinal))
                session.Input(new SupervisionInput.StatusImpaired($"call details are not journalled: {failure}"));
        }
        else if (_failing.Remove(session))
        {
            session.Input(new SupervisionInput.StatusNormal());
        }
    }
}
