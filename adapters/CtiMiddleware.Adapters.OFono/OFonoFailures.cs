using CtiMiddleware.Links.Transports.DBus;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>Errors of oFono (gdbus errors.c, "org.ofono.Error.…"), of the bus and of the transport → failures of the standard; the words stay. Pure.</summary>
internal static class OFonoFailures
{
    public static CommandAnswer Refusal(DBusLine.Error error)
    {
        var text = error.Message.Length == 0 ? error.Name : $"{error.Name}: {error.Message}";
        return error.Name switch
        {
            "org.ofono.Error.InvalidFormat" or "org.ofono.Error.InvalidArguments" => CommandAnswer.Rejected(Failure.InvalidParameter, text),
            "org.ofono.Error.NotImplemented" or "org.ofono.Error.NotSupported" or "org.freedesktop.DBus.Error.UnknownMethod" =>
                CommandAnswer.NotSupported(text),
            "org.ofono.Error.NotActive"
            or "org.ofono.Error.NotAvailable"
            or "org.ofono.Error.NotAttached"
            or "org.ofono.Error.NotRegistered"
            or "org.ofono.Error.SimNotReady"
            or "org.ofono.Error.InUse"
            or "org.freedesktop.DBus.Error.ServiceUnknown"
            or "org.freedesktop.DBus.Error.NoReply"
            or $"{DBusLine.OwnErrors}NoReply"
            or $"{DBusLine.OwnErrors}NotSent" => CommandAnswer.Rejected(Failure.ResourceOutOfService, text),
            "org.ofono.Error.NotFound" or "org.freedesktop.DBus.Error.UnknownObject" => CommandAnswer.Rejected(
                Failure.InvalidConnection,
                text
            ),
            "org.ofono.Error.InProgress" or $"{DBusLine.OwnErrors}TooMany" or "org.freedesktop.DBus.Error.LimitsExceeded" =>
                CommandAnswer.Rejected(Failure.PerformanceLimitExceeded, text),
            "org.ofono.Error.AccessDenied" or "org.ofono.Error.NotAllowed" or "org.freedesktop.DBus.Error.AccessDenied" =>
                CommandAnswer.Rejected(Failure.Security, text),
            _ => CommandAnswer.Rejected(Failure.Generic, text),
        };
    }
}
