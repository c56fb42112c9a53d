namespace CtiMiddleware.Server.Rest;

/// <summary>The simulated switch of the demonstration, as far as the API reaches it.</summary>
public interface ISimulatorControl
{
    /// <summary>Brings a call into the simulated switch.</summary>
    /// <param name="from">A station, which then dials; any other number calls from outside.</param>
    /// <param name="to">A number of the switch, or outside when <paramref name="from"/> is a station.</param>
    /// <param name="answerAfter">When it is answered; null: after 2 s.</param>
    /// <param name="talkFor">How long they talk; null: 60 s.</param>
    /// <param name="cancellationToken">Ends the wait, not the call.</param>
    /// <exception cref="ArgumentException">The simulated switch cannot do that; the message says why.</exception>
    Task<SimCallReply> InjectAsync(string from, string to, TimeSpan? answerAfter, TimeSpan? talkFor, CancellationToken cancellationToken);
}
