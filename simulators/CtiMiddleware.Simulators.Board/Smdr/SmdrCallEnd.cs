using CtiMiddleware.Model.CallDetails;

namespace CtiMiddleware.Simulators.Board.Smdr;

/// <summary>A call that is over, as a switch would record it.</summary>
/// <param name="Direction">Where it went.</param>
/// <param name="Calling">Who called.</param>
/// <param name="Called">Who answered, or was called last.</param>
/// <param name="Trunk">The trunk's place among the switch's, from 1; 0 for none.</param>
/// <param name="Answered">Whether anybody answered.</param>
/// <param name="Talked">From the first answer to the end.</param>
/// <param name="Rang">From the first ringing to the answer or the end.</param>
/// <param name="Ended">When, by the switch's clock.</param>
public sealed record SmdrCallEnd(
    CallDetailDirection Direction,
    string Calling,
    string Called,
    int Trunk,
    bool Answered,
    TimeSpan Talked,
    TimeSpan Rang,
    DateTimeOffset Ended
);
