using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>
/// The voice units of one switch for programs inside the process: each service completes at its end, not at its beginning, whatever board it is. A
/// service that is refused is a result too. Thread-safe. A token ends the waiting and leaves the service as it is.
/// </summary>
public interface IVoiceBoard
{
    /// <summary>Plays messages to their end, or to what ends them before.</summary>
    Task<VoiceResult> PlayAsync(SwitchCommand.PlayMessage command, CancellationToken cancellationToken);

    /// <summary>Records until something ends it.</summary>
    Task<VoiceResult> RecordAsync(SwitchCommand.RecordMessage command, CancellationToken cancellationToken);

    /// <summary>Collects digits until something ends it.</summary>
    Task<DigitsResult> CollectDigitsAsync(SwitchCommand.StartDataCollection command, CancellationToken cancellationToken);

    /// <summary>Stops playing and recording; what waits for their ends gets them.</summary>
    /// <returns>Null when it did; otherwise why not, in words.</returns>
    Task<string?> StopAsync(NativeConnection connection, CancellationToken cancellationToken);
}
