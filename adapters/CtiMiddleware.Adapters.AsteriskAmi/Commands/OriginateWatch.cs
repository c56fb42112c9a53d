using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.AsteriskAmi.Commands;

/// <summary>
/// Tells the end of a made call whose channel never came to be (an unregistered phone): the call that the command was promised fails with
/// a cause, so that there is exactly one failed outcome whichever way Asterisk reports it (field rule 13).
/// </summary>
internal sealed class OriginateWatch(CallModel model, NativeConnection connection, string callingDevice, string called)
{
    public void Failed(string reason, ILinkOutput output)
    {
        if (model.Knew(connection.CallId))
            return;
        var calling = PartyDevice.Of(callingDevice);
        var cause = Cause(reason);
        var native = $"OriginateResponse {reason}";
        output.Emit(
            new CallEvent.Failed(connection, calling, calling, PartyDevice.Of(called), PartyDevice.NotRequired)
            {
                Cause = cause,
                NativeCause = native,
            }
        );
        output.Emit(new CallEvent.ConnectionCleared(connection, PartyDevice.NotKnown) { Cause = cause, NativeCause = native });
        output.Emit(
            new CallEvent.CallCleared(new NativeConnection(connection.CallId, string.Empty)) { Cause = cause, NativeCause = native }
        );
    }

    // AST_CONTROL values (include/asterisk/frame.h).
    private static EventCause Cause(string reason) =>
        reason switch
        {
            "5" => EventCause.Busy,
            "3" => EventCause.CallNotAnswered,
            "8" => EventCause.NetworkCongestion,
            "1" => EventCause.NormalClearing,
            _ => EventCause.DestOutOfOrder,
        };
}
