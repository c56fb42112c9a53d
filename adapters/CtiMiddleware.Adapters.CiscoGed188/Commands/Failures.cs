using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>The server's refusals in the terms of the model: CONTROL_FAILURE_CONF and FAILURE_CONF. What is not in the table keeps its code and is generic.</summary>
internal static class Failures
{
    /// <summary>A refusal message as an answer.</summary>
    public static CommandAnswer Of(GedMessage message)
    {
        if (message.Type == MessageType.ControlFailureConf)
        {
            var code = message.Number(Field.FailureCode);
            var peripheral = message.Number(Field.PeripheralErrorCode);
            var words = $"{Enumeration.Find("ControlFailureCode")!.TextOf(code)} ({code})";
            return CommandAnswer.Rejected(
                Control((ControlFailureCode)code),
                peripheral is 0 or GedWire.Unknown ? words : $"{words}, peripheral error {peripheral}"
            );
        }
        var status = message.Number(Field.StatusCode);
        return CommandAnswer.Rejected(Status((StatusCode)status), Words(message));
    }

    /// <summary>Whether a refusal names a status: several share one failure of the model.</summary>
    public static bool Names(CommandAnswer answer, StatusCode code) =>
        answer.Text?.StartsWith(WordsOf((uint)code), StringComparison.Ordinal) == true;

    private static string WordsOf(uint status) => $"E_CTI_{Enumeration.Find("StatusCode")!.TextOf(status)} ({status})";

    /// <summary>The server's words of a status: the code's name and number, and the text when there is one.</summary>
    public static string Words(GedMessage message)
    {
        var words = WordsOf(message.Number(Field.StatusCode));
        return message.Text(Tag.Text) is { } text ? $"{words}: {text}" : words;
    }

    /// <summary>The failure of a control failure code.</summary>
    public static Failure Control(ControlFailureCode code) =>
        code switch
        {
            ControlFailureCode.ValueOutOfRange
            or ControlFailureCode.MistypedArgumentRejection
            or ControlFailureCode.InvalidConsultType
            or ControlFailureCode.InvalidParameter
            or ControlFailureCode.InvalidAgentReasonCode
            or ControlFailureCode.InvalidAgentWorkmode
            or ControlFailureCode.ReasonCodeRequired
            or ControlFailureCode.WrapupDataRequired => Failure.InvalidParameter,
            ControlFailureCode.ObjectNotKnown
            or ControlFailureCode.InvalidCstaDeviceIdentifier
            or ControlFailureCode.InvalidLogonDeviceSpecified
            or ControlFailureCode.InvalidAnsweringDeviceSpecified => Failure.InvalidDevice,
            ControlFailureCode.InvalidCallingDevice => Failure.InvalidCallingDevice,
            ControlFailureCode.InvalidCalledDevice => Failure.InvalidCalledDevice,
            ControlFailureCode.InvalidForwardingDestination
            or ControlFailureCode.InvalidDestination
            or ControlFailureCode.InvalidDialedNumber => Failure.InvalidDestination,
            ControlFailureCode.PrivilegeViolationOnSpecifiedDevice
            or ControlFailureCode.PrivilegeViolationOnCalledDevice
            or ControlFailureCode.PrivilegeViolationOnCallingDevice
            or ControlFailureCode.SecurityViolation
            or ControlFailureCode.InvalidPasswordSpecified
            or ControlFailureCode.AgentAccountLockedOut
            or ControlFailureCode.DeviceRestricted
            or ControlFailureCode.LineRestricted => Failure.Security,
            ControlFailureCode.InvalidCstaCallIdentifier or ControlFailureCode.NoCallToClear => Failure.InvalidCall,
            ControlFailureCode.InvalidCstaConnectionIdentifier
            or ControlFailureCode.NoConnectionToClear
            or ControlFailureCode.AgentNotPartyOnCall => Failure.InvalidConnection,
            ControlFailureCode.InvalidFeature
            or ControlFailureCode.UnrecognizedOperationRejection
            or ControlFailureCode.ArbitraryConfOrXferNotSupported
            or ControlFailureCode.SharedLinesNotSupported
            or ControlFailureCode.RequestedServiceNotRegistered => Failure.InvalidFeature,
            ControlFailureCode.GenericStateIncompatibility
            or ControlFailureCode.InvalidObjectState
            or ControlFailureCode.SpecifiedAgentAlreadySignedOn
            or ControlFailureCode.SpecifiedExtensionAlreadyInUse
            or ControlFailureCode.RequestIncompatibleWithObject => Failure.InvalidObjectState,
            ControlFailureCode.InvalidConnectionIdForActiveCall
            or ControlFailureCode.NoActiveCall
            or ControlFailureCode.NoHeldCall
            or ControlFailureCode.NoCallToAnswer
            or ControlFailureCode.NoCallToComplete => Failure.InvalidConnectionState,
            ControlFailureCode.ResourceOutOfService
            or ControlFailureCode.NetworkOutOfService
            or ControlFailureCode.AdjunctSwitchCommError
            or ControlFailureCode.PdServiceInactive => Failure.ResourceOutOfService,
            ControlFailureCode.OverallMonitorLimitExceeded => Failure.MonitorLimit,
            ControlFailureCode.ObjectMonitorLimitExceeded => Failure.ObjectMonitorLimit,
            ControlFailureCode.GenericSystemResourceAvailability => new(FailureCategory.SystemResourceAvailability, "generic"),
            ControlFailureCode.ServiceBusy => new(FailureCategory.SystemResourceAvailability, "serviceBusy"),
            ControlFailureCode.ResourceBusy => new(FailureCategory.SystemResourceAvailability, "resourceBusy"),
            ControlFailureCode.NetworkBusy => new(FailureCategory.SystemResourceAvailability, "networkBusy"),
            ControlFailureCode.ConferenceMemberLimitExceeded => new(
                FailureCategory.SystemResourceAvailability,
                "conferenceMemberLimitExceeded"
            ),
            ControlFailureCode.OutstandingRequestLimitExceeded
            or ControlFailureCode.RequestsOnDeviceExceededRejection
            or ControlFailureCode.PerformanceLimitExceeded
            or ControlFailureCode.ResourceLimitationRejection => Failure.PerformanceLimitExceeded,
            ControlFailureCode.InvalidAgentIdSpecified or ControlFailureCode.InvalidAgentIdOrPasswordSpecified => Failure.InvalidAgent,
            ControlFailureCode.InvalidSkillGroupSpecified => Failure.InvalidAgentGroup,
            _ => Failure.Generic,
        };

    /// <summary>The failure of a status code.</summary>
    public static Failure Status(StatusCode code) =>
        code switch
        {
            StatusCode.InvalidCallId or StatusCode.NoCallActive => Failure.InvalidCall,
            StatusCode.NotCallParty => Failure.InvalidConnection,
            StatusCode.InvalidAgentData or StatusCode.AgentNotLoggedOn or StatusCode.InconsistentAgentData => Failure.InvalidAgent,
            StatusCode.InvalidSkillGroup or StatusCode.InvalidNumSkillGroups => Failure.InvalidAgentGroup,
            StatusCode.InvalidPassword or StatusCode.ProtectedVariable => Failure.Security,
            StatusCode.FunctionNotAvailable
            or StatusCode.InvalidMessageType
            or StatusCode.InvalidMsgTypeForVersion
            or StatusCode.InvalidService => Failure.InvalidFeature,
            StatusCode.CtiServerOffline or StatusCode.ServerNotMaster or StatusCode.JtapiCcmProblem => Failure.ResourceOutOfService,
            StatusCode.DeviceInUse or StatusCode.InvalidObjectState => Failure.InvalidObjectState,
            StatusCode.InvalidDevice => Failure.InvalidDevice,
            StatusCode.MonitorAlreadyExists or StatusCode.SessionMonitorAlreadyExists => Failure.ObjectMonitorLimit,
            StatusCode.UnspecifiedFailure or StatusCode.NoError or StatusCode.Timeout => Failure.Generic,
            _ => Enum.IsDefined(code) ? Failure.InvalidParameter : Failure.Generic,
        };
}
