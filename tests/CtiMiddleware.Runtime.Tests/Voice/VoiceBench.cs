using System.Text.Json;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using CtiMiddleware.Runtime.Tests.Switches;
using CtiMiddleware.Runtime.Voice;

namespace CtiMiddleware.Runtime.Tests.Voice;

/// <summary>The whole runtime with one fake board in memory, under a clock that the test moves. Messages <c>one</c> and <c>two</c> last 1 and 2 s.</summary>
internal sealed class VoiceBench : IDisposable
{
    public static readonly BoardTraits Full = new()
    {
        FullDuplex = true,
        DetectsDigits = false,
        DetectsTones = true,
        DetectsSpeech = false,
    };

    public static readonly BoardTraits Half = new()
    {
        FullDuplex = false,
        DetectsDigits = true,
        DetectsTones = true,
        DetectsSpeech = true,
        TransmitLead = TimeSpan.FromMilliseconds(100),
    };

    private static readonly SwitchId Vm = new("vm");

    public VoiceBench(BoardTraits traits, VoiceOptions? options = null)
    {
        var network = new MemoryNetwork(Time, null);
        Switch = new FakeSwitch(network);
        Adapter = new FakeBoardAdapter(traits);
        Board.Clock = () => Time.Elapsed;
        Log = new EventLog(new EventLogOptions(), Time, new SeededIdSource(Time, 1));
        Store.Messages["one"] = Ramp(8000, 1);
        Store.Messages["two"] = Ramp(16000, 20001);
        var definition = new SwitchDefinition(Vm, Adapter, [new LinkDefinition(new LinkId("vm-1"), [new TcpEndpoint("pbx", 5038)])]);
        Runtime = new CtiRuntime(
            [definition],
            new CtiRuntimeParts
            {
                Log = Log,
                Transports = network,
                Time = Time,
                CreateIds = seed => new SeededIdSource(Time, seed),
                Seed = 1,
                Threads = false,
                Voice = options ?? new VoiceOptions(),
                Messages = Store,
            }
        );
        Runtime.Start();
        Runtime.RunUntilIdle();
    }

    public ManualTime Time { get; } = new();

    public FakeSwitch Switch { get; }

    public FakeBoardAdapter Adapter { get; }

    public FakeBoard Board => Adapter.Board;

    public MemoryStore Store { get; } = new();

    public EventLog Log { get; }

    public CtiRuntime Runtime { get; }

    public VoiceDiagnostics Audio => Runtime.Diagnostics(new LinkId("vm-1"))!.Voice!;

    /// <summary>Voice events so far, in words: <c>stop play digit 1 at 500</c>.</summary>
    public IReadOnlyList<string> Story
    {
        get
        {
            var events = new List<LogEntry>();
            Assert.True(Log.TryRead(0, int.MaxValue / 2, events));
            return
            [
                .. events
                    .Where(static e => e.Type.StartsWith("cti.call.", StringComparison.Ordinal))
                    .Select(Words)
                    .Where(static w => w.Length > 0),
            ];
        }
    }

    /// <summary>A call to the board that it answered; the connection.</summary>
    public NativeConnection Answered(string call = "c1")
    {
        Say($"EV delivered {call} a line");
        Say($"EV established {call} a line");
        return new NativeConnection(call, "a");
    }

    public void Say(string line)
    {
        Switch.Say(line);
        Runtime.RunUntilIdle();
    }

    /// <summary>Inside a call of the board.</summary>
    public void Do(Action<ILinkOutput> action)
    {
        Board.ToDo.Enqueue(action);
        Say("DO");
    }

    /// <summary>Audio arrives frame by frame in real time.</summary>
    public void Hear(NativeConnection connection, ReadOnlySpan<short> samples)
    {
        for (; !samples.IsEmpty; samples = samples[Math.Min(160, samples.Length)..])
        {
            var frame = samples[..Math.Min(160, samples.Length)].ToArray();
            Do(output => output.Media.Received(connection, frame));
            Advance(TimeSpan.FromMilliseconds(20));
        }
    }

    public void Digit(NativeConnection connection, char digit) => Do(output => output.Media.DigitReceived(connection, digit));

    public Operation Execute(SwitchCommand command)
    {
        var id = Give(command);
        Runtime.RunUntilIdle();
        return Find(id);
    }

    public OperationId Give(SwitchCommand command)
    {
        var task = Runtime.ExecuteAsync(Vm, command, new CommandOptions { RespondAsync = true }, CancellationToken.None);
        Assert.True(task.IsCompletedSuccessfully);
#pragma warning disable VSTHRD002 // It is completed.
        return task.Result.Id;
#pragma warning restore VSTHRD002
    }

    public Operation Find(OperationId id) => Runtime.FindOperation(id)!;

    public void Advance(TimeSpan time)
    {
        var until = Time.Elapsed + time;
        Runtime.RunUntilIdle();
        while (Runtime.UntilNext is { } next && Time.Elapsed + next <= until)
        {
            Time.Advance(next);
            Runtime.RunUntilIdle();
        }
        Time.Advance(until - Time.Elapsed);
        Runtime.RunUntilIdle();
    }

    public void Advance(double seconds) => Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>What the far end heard of a connection.</summary>
    public short[] Heard(NativeConnection connection) => [.. Board.Frames[connection].SelectMany(static frame => frame.Samples)];

    public static short[] Ramp(int count, int from) => [.. Enumerable.Range(0, count).Select(i => (short)((from + i) % 30000))];

    public static short[] Tone(double seconds, short amplitude = 8000) =>
        [.. Enumerable.Range(0, (int)(seconds * 8000)).Select(i => (short)(amplitude * Math.Sin(2 * Math.PI * 440 * i / 8000)))];

    public void Dispose() => Log.Dispose();

    private static string Words(LogEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Json);
        var data = json.RootElement.GetProperty("data");
        string? Text(string name) => data.TryGetProperty(name, out var value) ? value.ToString() : null;
        var name = entry.Type.Split('.')[2];
        return name switch
        {
            "play" => $"play {Text("message")} at {Text("currentPosition")}",
            "stop" =>
                $"stop {Text("activity")} {Text("reason")} {Text("digit")} at {Text("currentPosition")}{(Text("text") is { } why ? $": {why}" : "")}",
            "record" => $"record {Text("message")} {Text("currentPosition")}".TrimEnd(),
            "suspendPlay" or "suspendRecord" => $"{name} at {Text("currentPosition")}",
            "dtmfDetected" => $"digit {Text("dtmfChar")}",
            "dataCollected" => $"collected {Text("digitsData")} {Text("dcollcause")} {Text("flushChar")}".TrimEnd(),
            "speechDetected" or "silenceTimeoutExpired" => name,
            "toneDetected" => $"tone {Text("tone")}",
            "connectionCleared" => "cleared",
            _ => "",
        };
    }
}
