using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Tests.Switches;

namespace CtiMiddleware.Runtime.Tests.Voice;

/// <summary>A board over <see cref="FakeProtocol"/>: calls by its lines, audio as the test wants it, every call of the runtime written down.</summary>
internal sealed class FakeBoard(BoardTraits traits) : IBoardProtocol
{
    private readonly FakeProtocol _calls = new();
    private bool _busy;

    public BoardTraits Traits => traits;

    /// <summary>What was asked: <c>SetMedia c1/a Transmit</c>, <c>Discard c1/a</c>.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Everything handed over, by connection, with when.</summary>
    public Dictionary<NativeConnection, List<(TimeSpan At, short[] Samples)>> Frames { get; } = [];

    /// <summary>Answers SetMedia; null when it never answers.</summary>
    public Action<NativeConnection, MediaDirections, ILinkOutput>? OnSetMedia { get; set; } =
        static (connection, directions, output) => output.Media.Ready(connection, directions);

    /// <summary>Done one by one when the far end says DO.</summary>
    public Queue<Action<ILinkOutput>> ToDo { get; } = new();

    public Func<TimeSpan> Clock { get; set; } = static () => TimeSpan.Zero;

    public void Opened(ILinkOutput output) => Alone(() => _calls.Opened(output));

    public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        Assert.False(_busy);
        if (!buffer.StartsWith("DO\n"u8))
            return _calls.Received(buffer, 1, output);
        _busy = true;
        ToDo.Dequeue()(output);
        _busy = false;
        return 3;
    }

    public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output) =>
        Alone(() => _calls.Execute(ticket, command, output));

    public void Abandon(CommandTicket ticket, ILinkOutput output) => Alone(() => _calls.Abandon(ticket, output));

    public void Elapsed(LinkTimer timer, ILinkOutput output) => Alone(() => _calls.Elapsed(timer, output));

    public void Closed(ILinkOutput output) => Alone(() => _calls.Closed(output));

    public void SetMedia(NativeConnection connection, MediaDirections directions, ILinkOutput output) =>
        Alone(() =>
        {
            Asked.Add($"SetMedia {connection.CallId} {directions}");
            OnSetMedia?.Invoke(connection, directions, output);
        });

    public void Transmit(NativeConnection connection, ReadOnlySpan<short> samples, ILinkOutput output)
    {
        Assert.Equal(160, samples.Length);
        if (!Frames.TryGetValue(connection, out var frames))
            Frames[connection] = frames = [];
        frames.Add((Clock(), samples.ToArray()));
    }

    public void Discard(NativeConnection connection, ILinkOutput output) => Alone(() => Asked.Add($"Discard {connection.CallId}"));

    // A board is never called inside one of its own calls.
    private void Alone(Action action)
    {
        Assert.False(_busy);
        _busy = true;
        action();
        _busy = false;
    }
}
