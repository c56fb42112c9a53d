using CtiMiddleware.Adapters.Smdr.Layouts;
using CtiMiddleware.Model.CallDetails;

namespace CtiMiddleware.Adapters.Smdr.Records;

/// <summary>What became of a line.</summary>
public abstract record SmdrReading
{
    private SmdrReading() { }

    /// <summary>A record, without what only the link knows (switch, link, time of arrival).</summary>
    /// <param name="Kind">A call, or more about the one before.</param>
    /// <param name="Fill">Completes it.</param>
    public sealed record Record(SmdrShapeKind Kind, Func<CallDetailRecord, CallDetailRecord> Fill) : SmdrReading;

    /// <summary>The date of the records that follow.</summary>
    /// <param name="Day">The date.</param>
    public sealed record Date(SmdrClock Day) : SmdrReading;

    /// <summary>A heading.</summary>
    public sealed record Ignored : SmdrReading;

    /// <summary>A record of a kind that is not read.</summary>
    /// <param name="Type">Its type.</param>
    public sealed record Unknown(string Type) : SmdrReading;

    /// <summary>It fits no form, or fails its checks: nothing is made of it.</summary>
    /// <param name="Why">What is wrong, in words.</param>
    public sealed record Unreadable(string Why) : SmdrReading;
}
