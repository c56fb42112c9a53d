namespace CtiMiddleware.Client;

/// <content>Voice unit services and data collection.</content>
public sealed partial class ConnectionsApi
{
    /// <summary>Play Message (26.1): say messages of the server's store. Answered when it begins; its end is <see cref="Stop"/>.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="messages">Names of messages, in order.</param>
    /// <param name="play">How; null for to the end.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> PlayAsync(
        string connection,
        IReadOnlyList<string> messages,
        PlayOptions? play,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/voice/play",
            VoiceBodies.Play(messages, play),
            options,
            cancellationToken
        );

    /// <summary>Record Message (26.1): start recording.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="resource">The name of the recording in the switch's own terms; null lets the server choose.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> RecordAsync(
        string connection,
        string? resource,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/voice/record",
            Body.Of("resource", resource),
            options,
            cancellationToken
        );

    /// <summary>Record Message (26.1) with limits. Answered when it begins; its end is <see cref="Stop"/>, which has the recording's name.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="record">How.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> StartRecordingAsync(
        string connection,
        RecordOptions record,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/voice/record",
            VoiceBodies.Record(record),
            options,
            cancellationToken
        );

    /// <summary>Stop (26.1): end the recording, and what is being played.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> StopRecordingAsync(
        string connection,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/voice/stop",
            [],
            options,
            cancellationToken
        );

    /// <summary>Stop (26.1): end playing and recording.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="message">The one message or recording to end; null for all.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> StopAsync(
        string connection,
        string? message,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/voice/stop",
            Body.Of("message", message),
            options,
            cancellationToken
        );

    /// <summary>Suspend (26.1): playing and recording pause where they are.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> SuspendAsync(
        string connection,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/voice/suspend",
            [],
            options,
            cancellationToken
        );

    /// <summary>Resume (26.1): playing and recording go on where they were suspended.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> ResumeAsync(
        string connection,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/voice/resume",
            [],
            options,
            cancellationToken
        );

    /// <summary>Start Data Collection (25.1): collect digits. Answered when it begins; its end is <see cref="DataCollected"/>.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="collect">What ends it.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> CollectAsync(
        string connection,
        CollectOptions collect,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/voice/collect",
            VoiceBodies.Collect(collect),
            options,
            cancellationToken
        );

    /// <summary>Stop Data Collection (25.1): what was collected so far is reported.</summary>
    /// <param name="connection">The connection, <c>conn_…</c>.</param>
    /// <param name="options">Idempotency key, deadline, revision; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the command may have been sent.</param>
    public Task<CommandResult> StopCollectingAsync(
        string connection,
        CommandOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.SendAsync(
            HttpMethod.Post,
            "connections/" + Uri.EscapeDataString(connection) + "/voice/stopCollecting",
            [],
            options,
            cancellationToken
        );
}
