using System.Net.Http.Headers;

namespace CtiMiddleware.Client;

/// <summary>
/// What an IVR needs beside the single services: the messages, and services that wait for their end. Each waiting has a stream of its own, which begins
/// where the command was given, so that no end is missed. <see cref="CtiException"/> when the server refuses. Thread-safe.
/// </summary>
public sealed class VoiceApi
{
    private readonly CtiClient _client;
    private readonly RestChannel _rest;

    internal VoiceApi(CtiClient client, RestChannel rest)
    {
        _client = client;
        _rest = rest;
    }

    /// <summary>The messages and recordings, by name.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<IReadOnlyList<StoredMessage>> ListAsync(CancellationToken cancellationToken = default) =>
        _rest.GetAsync("voice/messages", WireJson.Default.IReadOnlyListStoredMessage, cancellationToken);

    /// <summary>A message or recording as a WAV file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<byte[]> GetAsync(string name, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path(name));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("audio/wav"));
        using var response = await _rest.SendAsync(request, key: null, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts a message, or another one in its place.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="wav">A WAV file of one channel.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<StoredMessage> PutAsync(string name, ReadOnlyMemory<byte> wav, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Path(name));
        request.Content = new ReadOnlyMemoryContent(wav);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        using var response = await _rest.SendAsync(request, key: null, cancellationToken).ConfigureAwait(false);
        return await RestChannel.ReadAsync(response, WireJson.Default.StoredMessage, key: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a message or recording.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, Path(name));
        using var response = await _rest.SendAsync(request, key: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Plays messages and waits for the end: the event that tells why and how far.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="messages">Names of messages, in order.</param>
    /// <param name="play">How; null for to the end.</param>
    /// <param name="cancellationToken">Ends the waiting; the message goes on.</param>
    public async Task<Stop> PlayToEndAsync(
        string connection,
        IReadOnlyList<string> messages,
        PlayOptions? play = null,
        CancellationToken cancellationToken = default
    )
    {
        var begun = await _client.Connections.PlayAsync(connection, messages, play, null, cancellationToken).ConfigureAwait(false);
        return await EndAsync<Stop>(begun, connection, static end => end.Activity == "play", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records and waits for the end: the event that has the recording's name in <see cref="Stop.Message"/>.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="record">How.</param>
    /// <param name="cancellationToken">Ends the waiting; the recording goes on.</param>
    public async Task<Stop> RecordToEndAsync(string connection, RecordOptions record, CancellationToken cancellationToken = default)
    {
        var begun = await _client.Connections.StartRecordingAsync(connection, record, null, cancellationToken).ConfigureAwait(false);
        return await EndAsync<Stop>(begun, connection, static end => end.Activity == "record", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Collects digits and waits for the end.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="collect">What ends it.</param>
    /// <param name="cancellationToken">Ends the waiting; the collection goes on.</param>
    public async Task<DataCollected> CollectToEndAsync(
        string connection,
        CollectOptions collect,
        CancellationToken cancellationToken = default
    )
    {
        var begun = await _client.Connections.CollectAsync(connection, collect, null, cancellationToken).ConfigureAwait(false);
        return await EndAsync<DataCollected>(begun, connection, static _ => true, cancellationToken).ConfigureAwait(false);
    }

    private static string Path(string name) => "voice/messages/" + Uri.EscapeDataString(name);

    private async Task<TEnd> EndAsync<TEnd>(
        CommandResult begun,
        string connection,
        Func<TEnd, bool> isIt,
        CancellationToken cancellationToken
    )
        where TEnd : CallEvent
    {
        var filter = new EventFilter { Types = ["cti.call.stop.v1", "cti.call.dataCollected.v1"] };
        await foreach (var one in _client.EventsAsync(filter, begun.SinceCursor, cancellationToken).ConfigureAwait(false))
        {
            if (one is TEnd end && end.ConnectionId == connection && isIt(end))
                return end;
            if (one is Resync resync)
                throw new CtiException($"The end was missed: the stream began anew ({resync.Reason}).")
                {
                    Code = "client.missed",
                    Outcome = "unknown",
                    Retry = "ask",
                    Operation = begun.Operation,
                };
        }
        throw new OperationCanceledException(cancellationToken);
    }
}
