namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>The members of a record that a layout's map may name.</summary>
internal static class SmdrMembers
{
    public const string RecordNumber = "recordNumber";
    public const string Date = "date";
    public const string Time = "time";
    public const string Duration = "duration";
    public const string Ring = "ring";
    public const string Device = "device";
    public const string Calling = "callingDevice";
    public const string Called = "calledDevice";
    public const string TrunkIn = "trunkIn";
    public const string TrunkOut = "trunkOut";
    public const string Account = "accountInfo";
    public const string Auth = "authCode";

    public static readonly string[] All =
    [
        RecordNumber,
        Date,
        Time,
        Duration,
        Ring,
        Device,
        Calling,
        Called,
        TrunkIn,
        TrunkOut,
        Account,
        Auth,
    ];
}
