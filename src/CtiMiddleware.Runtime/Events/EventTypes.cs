namespace CtiMiddleware.Runtime.Events;

/// <summary>Types of events that are not named after an event of the standard.</summary>
public static class EventTypes
{
    /// <summary>An object left a reader's view; made for that reader, never in the log.</summary>
    public const string ViewLeft = "cti.view.left.v1";

    /// <summary>ECMA-269 Private Event: what the switch said that has no counterpart. Only for readers that see the whole switch.</summary>
    public const string Private = "cti.switch.private.v1";

    /// <summary>What is shown of a switch may be out of date from here on.</summary>
    public const string Stale = "cti.switch.stale.v1";

    /// <summary>A switch is reconciled and in service.</summary>
    public const string InService = "cti.switch.inService.v1";

    /// <summary>A span of time in which the switch was not heard: what began and ended in it is lost (field rule 37).</summary>
    public const string Gap = "cti.switch.gap.v1";

    /// <summary>The calls of a device are seen from now on, or no more, or seeing them was refused.</summary>
    public const string Observed = "cti.device.observed.v1";

    /// <summary>A group was counted. Reaches everyone who folds groups, whatever the filter of types says.</summary>
    public const string GroupStatistics = "cti.group.statistics.v1";

    /// <summary>Devices or groups appeared, changed or went: ECMA-269 Switching Function Devices Changed (13.2).</summary>
    public const string DevicesChanged = "cti.switch.switchingFunctionDevicesChanged.v1";

    /// <summary>A call detail record came. Only for readers that see the whole switch.</summary>
    public const string CallDetailReport = "cti.callDetail.report.v1";

    /// <summary>A message desk's record that found no call (field rule 60). Only for readers that see the whole switch.</summary>
    public const string CallHistoryUnmatched = "cti.link.callHistoryUnmatched.v1";

    /// <summary>The switch began a new epoch of call identifiers (field rule 1).</summary>
    public const string EpochChanged = "cti.switch.callIdEpochChanged.v1";
}
