using CtiMiddleware.Adapters.AsteriskAmi.Events;
using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.AsteriskAmi.Commands;

/// <summary>All channels, by CoreShowChannels, reconciled by the call model.</summary>
internal sealed class CallsSnapshot(CommandTicket ticket, CallModel model) : SnapshotExchange(ticket, SnapshotScope.Calls)
{
    private readonly CharScratch _text = new();

    public void Start(IExchangeContext context)
    {
        model.SnapshotBegan();
        context.Output.SnapshotBegin(Scope);
        context.Send(new AmiAction("CoreShowChannels"), this);
    }

    public override bool ListEvent(ReadOnlySpan<byte> name, bool complete, ref AmiFrame frame, IExchangeContext context)
    {
        if (complete)
            return Finish(context, complete: true);
        if (!name.SequenceEqual("CoreShowChannel"u8))
            return false;
        _text.Reset();
        var channel = _text.Decode(frame.Find("Channel"u8));
        var state = frame.Find("ChannelState"u8);
        var number = _text.Decode(frame.Find("CallerIDNum"u8));
        var callerName = _text.Decode(frame.Find("CallerIDName"u8));
        var exten = _text.Decode(frame.Find("Exten"u8));
        var id = _text.Decode(frame.Find("Uniqueid"u8));
        var linked = _text.Decode(frame.Find("Linkedid"u8));
        var bridge = _text.Decode(frame.Find("BridgeId"u8));
        var application = frame.Find("Application"u8);
        var queue = application.SequenceEqual("Queue"u8) ? FirstArgument(_text.Decode(frame.Find("ApplicationData"u8))) : default;
        if (id.IsEmpty || channel.IsEmpty || state.Length != 1 || state[0] is < (byte)'0' or > (byte)'9')
        {
            context.Output.Anomaly(AnomalyKind.MissingField, "CoreShowChannel without Channel, ChannelState or Uniqueid", frame.Text);
            return false;
        }
        // AppDial and AppQueue mark the channels that an application called.
        var dialled = application.StartsWith("App"u8);
        model.SnapshotChannel(id, channel, (ChannelState)(state[0] - '0'), number, callerName, exten, linked, bridge, dialled, queue);
        return false;
    }

    private static ReadOnlySpan<char> FirstArgument(ReadOnlySpan<char> arguments)
    {
        var comma = arguments.IndexOf(',');
        return comma < 0 ? arguments : arguments[..comma];
    }

    // CoreShowChannels says an empty list as a list; an error must never end the calls that are known.
    protected override bool SaysEmpty(string words) => false;

    protected override bool Finish(IExchangeContext context, bool complete)
    {
        if (complete)
            model.SnapshotEnded();
        foreach (var call in model.Calls())
            context.Output.SnapshotItem(call);
        return End(context, complete);
    }

    protected override void Denied(string words, IExchangeContext context)
    {
        context.Output.Complete(Ticket, CommandAnswer.Rejected(Failure.Security, words));
        context.Output.Close(
            $"the switch refuses CoreShowChannels: {words}; the manager user needs write permission for one of system, reporting",
            CloseNext.Blocked
        );
    }
}
