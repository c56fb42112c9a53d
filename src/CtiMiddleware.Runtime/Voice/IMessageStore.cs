namespace CtiMiddleware.Runtime.Voice;

/// <summary>Where messages are kept and recordings go. Thread-safe; what an engine's loop calls never waits for a disk.</summary>
public interface IMessageStore
{
    /// <summary>Gets a message ready to be played; completes at once when it is in memory.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="MessageStoreException">There is none, or it cannot be read.</exception>
    ValueTask<MessageAudio> LoadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Begins a recording under a name that the store makes.</summary>
    /// <exception cref="MessageStoreException">There is no room for one more.</exception>
    IMessageRecording Record();
}
