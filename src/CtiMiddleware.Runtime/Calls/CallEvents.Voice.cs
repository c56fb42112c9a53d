using CtiMiddleware.Model.Events;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Calls;

// The events of voice units and data collection: about a connection, and of its state only whether it is recorded.
internal sealed partial class CallEvents
{
    private bool Voice(CallEvent e)
    {
        switch (e)
        {
            case CallEvent.Play x:
                Message(x.Message);
                Position("length", x.Length);
                Position("currentPosition", x.CurrentPosition);
                About(e, x.Connection, recording: null);
                return true;
            case CallEvent.SuspendPlay x:
                Message(x.Message);
                Position("currentPosition", x.CurrentPosition);
                About(e, x.Connection, recording: null);
                return true;
            case CallEvent.SuspendRecord x:
                Message(x.Message);
                Position("currentPosition", x.CurrentPosition);
                About(e, x.Connection, recording: null);
                return true;
            case CallEvent.DtmfDetected x:
                context.Changes.Detail("dtmfChar", x.DtmfChar.ToString());
                About(e, x.OverConnection, recording: null);
                return true;
            case CallEvent.SpeechDetected x:
                About(e, x.OverConnection, recording: null);
                return true;
            case CallEvent.SilenceTimeoutExpired x:
                About(e, x.OverConnection, recording: null);
                return true;
            case CallEvent.ToneDetected x:
                context.Changes.Detail("tone", x.Tone);
                About(e, x.Connection, recording: null);
                return true;
            case CallEvent.DataCollected x:
                context.Changes.Detail("digitsData", x.DigitsData);
                context.Changes.Detail("dcollcause", EnumText<CollectionEnd>.Of(x.Dcollcause).ToString());
                if (x.FlushChar is { } flush)
                    context.Changes.Detail("flushChar", flush.ToString());
                About(e, x.Connection, recording: null);
                return true;
            default:
                return false;
        }
    }

    private static string VoiceType(CallEvent e) =>
        e switch
        {
            CallEvent.Play => "cti.call.play.v1",
            CallEvent.SuspendPlay => "cti.call.suspendPlay.v1",
            CallEvent.SuspendRecord => "cti.call.suspendRecord.v1",
            CallEvent.DtmfDetected => "cti.call.dtmfDetected.v1",
            CallEvent.SpeechDetected => "cti.call.speechDetected.v1",
            CallEvent.SilenceTimeoutExpired => "cti.call.silenceTimeoutExpired.v1",
            CallEvent.ToneDetected => "cti.call.toneDetected.v1",
            _ => "cti.call.dataCollected.v1",
        };

    private void Stopped(CallEvent.Stop x)
    {
        Message(x.Message);
        if (x.Reason is { } reason)
        {
            context.Changes.Detail("activity", EnumText<VoiceActivity>.Of(x.Activity).ToString());
            context.Changes.Detail("reason", EnumText<VoiceEnd>.Of(reason).ToString());
        }
        Position("currentPosition", x.CurrentPosition);
        if (x.Digit is { } digit)
            context.Changes.Detail("digit", digit.ToString());
        if (x.Text is { } text)
            context.Changes.Detail("text", text);
        About(x, x.Connection, x.Activity == VoiceActivity.Record ? false : null);
    }

    // Milliseconds, as everything of time that is not an instant.
    private void Position(string name, TimeSpan? position)
    {
        if (position is { } time)
            context.Changes.Detail(name, (long)time.TotalMilliseconds);
    }
}
