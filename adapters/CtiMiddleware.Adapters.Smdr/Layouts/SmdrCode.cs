using CtiMiddleware.Model.CallDetails;

namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>What a code of the PBX means; null for what it says nothing about.</summary>
/// <param name="Condition">How the call was handled or ended.</param>
/// <param name="Direction">Where it went.</param>
/// <param name="Transferred">Whether it was transferred.</param>
/// <param name="Conferenced">Whether it was a conference.</param>
/// <param name="TimeOf">What the record's time is the time of.</param>
public sealed record SmdrCode(
    CallDetailCondition? Condition,
    CallDetailDirection? Direction,
    bool? Transferred,
    bool? Conferenced,
    CallDetailTimeOf? TimeOf
);
