using System.Globalization;
using CtiMiddleware.Adapters.AudioSocket;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using CtiMiddleware.Runtime.Voice;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Load;

/// <summary>The middleware's runtime with an AudioSocket board, in a process of its own: plays to every call and listens for digits all the time.</summary>
public static class AudioSocketBoard
{
    /// <summary>Serves until its input ends; prints how many digits it heard and how many frames were late by its own account.</summary>
    public static async Task<int> ServeAsync(int port)
    {
        var time = TimeProvider.System;
        var board = new SwitchId("ivr");
        var link = new LinkDefinition(new LinkId("ivr-1"), [new ListeningEndpoint("127.0.0.1", port)])
        {
            Options = new AudioSocketOptions(),
        };
        using var log = new EventLog(new EventLogOptions(), time, new SeededIdSource(time, 1));
        await using var runtime = new CtiRuntime(
            [
                new SwitchDefinition(board, new AudioSocketAdapterFactory(), [link])
                {
                    Pacing = new() { CommandsPerSecond = 1000, Burst = 1000 },
                },
            ],
            new CtiRuntimeParts
            {
                Log = log,
                Transports = new TransportFactory(new TransportOptions(), time, NullLoggerFactory.Instance),
                Time = time,
                CreateIds = seed => new SeededIdSource(time, seed),
                Seed = 2,
                Messages = new OneMessage(),
            }
        );
        runtime.Start();
        using var stop = new CancellationTokenSource();
        var answering = Task.Run(() => AnswerAsync(runtime, board, stop.Token));
        while (runtime.Diagnostics(new LinkId("ivr-1")) is not { Connects: > 0 })
            await Task.Delay(20, CancellationToken.None);
        Console.WriteLine("ready");
        _ = await Console.In.ReadLineAsync(CancellationToken.None);
        await stop.CancelAsync();
        var events = new List<LogEntry>();
        log.TryRead(0, int.MaxValue / 2, events);
        var digits = events.Count(static one => one.Type == "cti.call.dtmfDetected.v1");
        var audio = runtime.Diagnostics(new LinkId("ivr-1"))!.Voice!;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{digits} {audio.FramesSent} {audio.FramesLate}"));
        await answering;
        return 0;
    }

    // The long message begins on every new call, as the first step of an IVR.
    private static async Task AnswerAsync(CtiRuntime runtime, SwitchId board, CancellationToken stop)
    {
        var known = new HashSet<NativeConnection>();
        while (!stop.IsCancellationRequested)
        {
            var connections = runtime
                .Log.TakeSnapshot()
                .OfKind(ObjectKind.Call)
                .Cast<Call>()
                .SelectMany(static call => call.Connections)
                .Where(static one => one.State == LocalConnectionState.Connected);
            foreach (var connection in connections)
            {
                if (known.Add(connection.Native))
                    await runtime.ExecuteAsync(
                        board,
                        new SwitchCommand.PlayMessage(connection.Native, ["long"]),
                        new(),
                        CancellationToken.None
                    );
            }
            try
            {
                await Task.Delay(500, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private sealed class OneMessage : IMessageStore
    {
        private readonly MessageAudio _message = new(
            "long",
            Enumerable.Range(0, 8000 * 600).Select(static i => (short)(6000 * Math.Sin(2 * Math.PI * 300 * i / 8000))).ToArray()
        );

        public ValueTask<MessageAudio> LoadAsync(string name, CancellationToken cancellationToken) => new(_message);

        public IMessageRecording Record() => throw new MessageStoreException(MessageProblem.Storage, "nothing is recorded here");
    }
}
