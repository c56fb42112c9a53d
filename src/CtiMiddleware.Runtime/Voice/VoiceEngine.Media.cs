using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Voice;

// What the board says of audio. Nothing here calls the board; what follows is asked of it after its call.
internal sealed partial class VoiceEngine
{
    /// <inheritdoc/>
    public void Ready(NativeConnection connection, MediaDirections directions) => Find(connection, "Ready")?.Ready(directions);

    /// <inheritdoc/>
    public void Failed(NativeConnection connection, string reason) => Find(connection, "Failed")?.Broken(reason);

    /// <inheritdoc/>
    public void Ended(NativeConnection connection, string reason) => Find(connection, "Ended")?.Broken(reason);

    /// <inheritdoc/>
    public void Received(NativeConnection connection, ReadOnlySpan<short> samples)
    {
        Counters.SamplesReceived += samples.Length;
        if (_channels.TryGetValue(connection, out var channel))
            channel.Received(samples);
        else
            Counters.Lost("audio of a connection that nobody listens to");
    }

    /// <inheritdoc/>
    public void DigitReceived(NativeConnection connection, char digit) => Heard(connection)?.Digit(digit, board: true);

    /// <inheritdoc/>
    public void ToneReceived(NativeConnection connection, LineTone tone) => Heard(connection)?.Tone(tone);

    /// <inheritdoc/>
    public void Lost(NativeConnection connection, string reason) => Counters.Lost(reason);

    private VoiceChannel? Find(NativeConnection connection, string said)
    {
        if (_channels.TryGetValue(connection, out var channel))
            return channel;
        // The answer may have been on its way while the connection ended.
        Counters.Lost($"{said} of a connection that is not used");
        return null;
    }

    // A board that hears by itself does so before anything is asked of the connection.
    private VoiceChannel? Heard(NativeConnection connection)
    {
        if (_channels.TryGetValue(connection, out var channel))
            return channel;
        if (_host.Knows(connection))
            return Channel(connection);
        Counters.Lost("digit or tone of a connection that is not there");
        return null;
    }
}
