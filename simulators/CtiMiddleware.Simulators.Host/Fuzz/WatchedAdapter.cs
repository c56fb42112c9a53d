using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Simulators.Host.Fuzz;

/// <summary>An adapter that is watched: exceptions that are no <see cref="LinkProtocolException"/>, wrong answers about consumption, calls that take too long, buffers that only grow.</summary>
/// <param name="inner">The adapter.</param>
/// <param name="time">Times the calls.</param>
public sealed class WatchedAdapter(ILinkAdapterFactory inner, TimeProvider time) : ILinkAdapterFactory
{
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(5);
    private const int MostUnconsumed = 4 << 20;

    /// <summary>The first failure; null while there is none.</summary>
    public FuzzFailure? Failure { get; private set; }

    /// <summary>Protocol errors by which the adapter dropped the link: that is the rule, not a failure.</summary>
    public SortedDictionary<string, long> Drops { get; } = new(StringComparer.Ordinal);

    /// <summary>Bytes that the adapter consumed.</summary>
    public long Bytes { get; private set; }

    private TimeProvider Time => time;

    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public SwitchCapabilities Capabilities => inner.Capabilities;

    /// <inheritdoc/>
    public SwitchCapabilities CapabilitiesFor(object? options) => inner.CapabilitiesFor(options);

    /// <inheritdoc/>
    public ICaptureScrubber? CreateScrubber() => inner.CreateScrubber();

    /// <inheritdoc/>
    public ILinkProtocol Create(LinkContext context) => new Watched(this, inner.Create(context));

    private void Watch(Action call)
    {
        var began = time.GetTimestamp();
        try
        {
            call();
        }
        catch (Exception exception)
        {
            Note(exception);
            throw;
        }
        finally
        {
            NoteTime(began);
        }
    }

    private void Note(Exception exception)
    {
        if (exception is LinkProtocolException dropped)
        {
            Drops[dropped.Error.ToString()] = Drops.GetValueOrDefault(dropped.Error.ToString()) + 1;
            return;
        }
        var place = exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim() ?? "";
        Failure ??= new FuzzFailure($"{exception.GetType().Name} {place}", exception.ToString());
    }

    private void NoteTime(long began)
    {
        if (time.GetElapsedTime(began) is var took && took > LongestCall)
            Failure ??= new FuzzFailure("hang", $"A call took {took.TotalSeconds:F1} s.");
    }

    private int Consumed(int consumed, int length)
    {
        if (consumed < 0 || consumed > length)
            Failure ??= new FuzzFailure("consumption", $"The adapter says it consumed {consumed} of {length} bytes.");
        if (consumed == 0 && length > MostUnconsumed)
            Failure ??= new FuzzFailure("growth", $"{length} bytes wait and the adapter takes none.");
        Bytes += Math.Max(0, consumed);
        return consumed;
    }

    private sealed class Watched(WatchedAdapter owner, ILinkProtocol inner) : ILinkProtocol
    {
        public void Opened(ILinkOutput output) => owner.Watch(() => inner.Opened(output));

        public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
        {
            var began = owner.Time.GetTimestamp();
            try
            {
                return owner.Consumed(inner.Received(buffer, maxFrames, output), buffer.Length);
            }
            catch (Exception exception)
            {
                owner.Note(exception);
                throw;
            }
            finally
            {
                owner.NoteTime(began);
            }
        }

        public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output) =>
            owner.Watch(() => inner.Execute(ticket, command, output));

        public void Abandon(CommandTicket ticket, ILinkOutput output) => owner.Watch(() => inner.Abandon(ticket, output));

        public void Elapsed(LinkTimer timer, ILinkOutput output) => owner.Watch(() => inner.Elapsed(timer, output));

        public void Closed(ILinkOutput output) => owner.Watch(() => inner.Closed(output));
    }
}
