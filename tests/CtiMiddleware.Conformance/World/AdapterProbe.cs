using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Conformance.World;

/// <summary>
/// Stands between the runtime and an adapter: keeps what the adapter is given and what it says, before the runtime judges it. Passes everything on
/// unchanged. Not thread-safe.
/// </summary>
/// <param name="inner">The adapter.</param>
public sealed class AdapterProbe(ILinkAdapterFactory inner) : ILinkAdapterFactory
{
    private readonly List<ReplayItem> _items = [];
    private readonly List<byte[]> _frames = [];

    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public SwitchCapabilities Capabilities => inner.Capabilities;

    /// <summary>What the adapter was given.</summary>
    public LinkTape Tape { get; } = new();

    /// <summary>What the adapter said, in order.</summary>
    public IReadOnlyList<ReplayItem> Items => _items;

    /// <summary>The uniform events, in order.</summary>
    public IEnumerable<SwitchEvent> Events => _items.OfType<ReplayItem.Emitted>().Select(static item => item.Event);

    /// <summary>The frames that the adapter marked, as they were received.</summary>
    public IReadOnlyList<byte[]> Frames => _frames;

    /// <summary>For what the last protocol was made; null before the first.</summary>
    public LinkContext? Context { get; private set; }

    /// <summary>What was said that contradicts the protocol or the model.</summary>
    public IEnumerable<string> Anomalies => _items.OfType<ReplayItem.Anomaly>().Select(static item => $"{item.Kind}: {item.Detail}");

    /// <summary>A new protocol like the last one.</summary>
    public ILinkProtocol CreateAgain() => inner.Create(Context ?? throw new InvalidOperationException("No protocol was made yet."));

    /// <inheritdoc/>
    public ILinkProtocol Create(LinkContext context)
    {
        Context = context;
        return inner.Create(context) is var protocol && protocol is IBoardProtocol board
            ? new Board(board, this)
            : new Protocol(protocol, this);
    }

    /// <inheritdoc/>
    public ICaptureScrubber? CreateScrubber() => inner.CreateScrubber();

    private sealed class Board(IBoardProtocol inner, AdapterProbe probe) : Protocol(inner, probe), IBoardProtocol
    {
        public BoardTraits Traits => inner.Traits;

        public void SetMedia(NativeConnection connection, MediaDirections directions, ILinkOutput output) =>
            inner.SetMedia(connection, directions, Heard(output));

        public void Transmit(NativeConnection connection, ReadOnlySpan<short> samples, ILinkOutput output) =>
            inner.Transmit(connection, samples, Heard(output));

        public void Discard(NativeConnection connection, ILinkOutput output) => inner.Discard(connection, Heard(output));
    }

    private class Protocol(ILinkProtocol inner, AdapterProbe probe) : ILinkProtocol
    {
        private int _known;

        public void Opened(ILinkOutput output)
        {
            _known = 0;
            probe.Tape.Opened(output.Now);
            inner.Opened(new Output(output, probe));
        }

        public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
        {
            // What was not consumed is given again: only the rest is new.
            if (buffer.Length > _known)
                probe.Tape.Received(output.Now, buffer[_known..].ToArray());
            var bytes = buffer.ToArray();
            var consumed = inner.Received(buffer, maxFrames, new Output(output, probe) { Buffer = bytes });
            _known = buffer.Length - consumed;
            return consumed;
        }

        public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output)
        {
            probe.Tape.Executed(output.Now, command);
            inner.Execute(ticket, command, new Output(output, probe));
        }

        public void Abandon(CommandTicket ticket, ILinkOutput output) => inner.Abandon(ticket, new Output(output, probe));

        public void Elapsed(LinkTimer timer, ILinkOutput output) => inner.Elapsed(timer, new Output(output, probe));

        public void Noticed(LineNotice notice, ILinkOutput output) => inner.Noticed(notice, Heard(output));

        public void Closing(ILinkOutput output) => inner.Closing(Heard(output));

        public void Closed(ILinkOutput output)
        {
            _known = 0;
            probe.Tape.Closed(output.Now);
            inner.Closed(Heard(output));
        }

        protected Output Heard(ILinkOutput output) => new Output(output, probe);
    }

    private sealed class Output(ILinkOutput inner, AdapterProbe probe) : ForwardingOutput(inner)
    {
        public byte[] Buffer { get; init; } = [];

        public override void Frame(int offset, int length)
        {
            probe._frames.Add(Buffer[offset..(offset + length)]);
            base.Frame(offset, length);
        }

        protected override void Said(ReplayItem item) => probe._items.Add(item);
    }
}
