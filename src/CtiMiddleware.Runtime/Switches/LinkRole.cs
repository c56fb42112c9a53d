namespace CtiMiddleware.Runtime.Switches;

/// <summary>What a link of a switch is for. One call-control link, primary or standby, carries the switch at a time.</summary>
public enum LinkRole
{
    /// <summary>Carries the switch when it can.</summary>
    Primary,

    /// <summary>Is opened when no other call-control link is in service, and stays until it is lost itself (field rule 40).</summary>
    Standby,

    /// <summary>
    /// Feeds the same registry beside the others. Carries only the commands that its own adapter can do and the carrying link's cannot; its loss
    /// makes nothing stale.
    /// </summary>
    Data,
}
