using System.Globalization;
using System.Reflection;
using System.Text;
using System.Threading.Channels;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Host.Running;

/// <summary>Writes a line for everything that happens on the switch: time, call, what, who. Lines that nobody reads fast enough are counted and told.</summary>
public sealed class CallLadder : IPbxObserver, IAsyncDisposable
{
    private const int Waiting = 10_000;

    private readonly Dictionary<Type, PropertyInfo[]> _parties = [];

    private readonly PbxEngine _engine;
    private readonly TextWriter _output;
    private readonly bool _columns;
    private readonly Channel<string> _lines;
    private readonly Task _writing;
    private long _dropped;

    /// <summary>Begins to listen; called on the kernel.</summary>
    /// <param name="engine">The switch.</param>
    /// <param name="output">Where lines go.</param>
    /// <param name="columns">True on a terminal: an arrow from one party to the other; false: plain words.</param>
    public CallLadder(PbxEngine engine, TextWriter output, bool columns)
    {
        _engine = engine;
        _output = output;
        _columns = columns;
        _lines = Channel.CreateBounded<string>(
            new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped)
        );
        engine.Attach(this);
        _writing = Task.Run(WriteAsync);
    }

    void IPbxObserver.On(PbxEvent happened)
    {
        var type = happened.GetType();
        if (!_parties.TryGetValue(type, out var properties))
            _parties[type] = properties = [.. type.GetProperties().Where(static property => property.PropertyType == typeof(PbxLeg))];
        var legs = properties.Select(property => (PbxLeg?)property.GetValue(happened)).OfType<PbxLeg>().ToArray();
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{_engine.Kernel.Now:HH:mm:ss.fff} ");
        line.Append(legs.Length == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"call {legs[0].Call.Id}"));
        if (_columns)
        {
            while (line.Length < 24)
                line.Append(' ');
            line.Append(legs.Length == 0 ? "" : $"{legs[0].Number, -12} ");
            line.Append(legs.Length > 1 ? "◀──" : "───").Append($" {type.Name} ").Append(legs.Length > 1 ? "── " : "");
            line.AppendJoin(", ", legs.Skip(1).Select(static leg => leg.Number));
        }
        else
        {
            line.Append(' ').Append(type.Name);
            foreach (var leg in legs)
                line.Append(' ').Append(leg.Number);
        }
        _lines.Writer.TryWrite(line.ToString());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAsync()
    {
        await foreach (var line in _lines.Reader.ReadAllAsync())
        {
            await _output.WriteLineAsync(line);
            if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped)
                await _output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"... {dropped} lines were not written in time"));
        }
    }
}
