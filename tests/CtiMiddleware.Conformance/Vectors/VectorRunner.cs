using System.Globalization;
using System.Text;
using CtiMiddleware.Conformance.World;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Conformance.Vectors;

/// <summary>Runs vectors over an adapter without a link, under virtual time. Stateless.</summary>
public static class VectorRunner
{
    /// <summary>What the clock shows at the start of a vector.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Runs a vector.</summary>
    /// <param name="vector">It.</param>
    /// <param name="target">The adapter.</param>
    /// <param name="split">How the bytes that come are cut.</param>
    /// <param name="record">Keeps what was said and sent, and nothing is compared: to write vectors. Null to compare.</param>
    /// <returns>What it exercised.</returns>
    /// <exception cref="VectorException">The adapter does not fulfil it: file, line, column, step and difference.</exception>
    public static VectorRun Run(VectorFile vector, VectorTarget target, ReplaySplit split, VectorRecord? record = null)
    {
        var probe = new AdapterProbe(target.Adapter);
        var context = new LinkContext(new SwitchId("v"), new LinkId("v-1"), target.Options(vector.With), NullLogger.Instance, Seed: 1);
        var output = new ReplayOutput(Start);
        var replay = new ProtocolReplay(probe.Create(context), output);
        var items = new VectorItems();
        var (sent, events, services) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        var messages = new HashSet<string>();
        var taken = 0;
        // Messages by themselves need no link.
        if (vector.Steps.Any(static step => step is not VectorStep.Message))
            replay.Open();
        for (var index = 0; index < vector.Steps.Count; index++)
        {
            var step = vector.Steps[index];
            switch (step)
            {
                case VectorStep.In x:
                    Receive(vector, index, x, replay, split);
                    break;
                case VectorStep.Out x:
                    var wire = Encoding.Latin1.GetBytes(output.TakeWire());
                    record?.AddSent(vector.IsHex ? Convert.ToHexString(wire) : Encoding.Latin1.GetString(wire));
                    if (record is null && !wire.AsSpan().SequenceEqual(x.Bytes))
                        throw Differs(vector, index, step, $"sent\n  {Show(vector, wire)}\ninstead of\n  {Show(vector, x.Bytes)}");
                    sent.UnionWith(target.NamesOfSent(wire));
                    break;
                case VectorStep.Expect x:
                    var said = output.Items.Skip(taken).Select(items.Of).ToList();
                    taken = output.Items.Count;
                    record?.AddSaid(said);
                    if (record is null)
                        Compare(vector, index, x, said);
                    break;
                case VectorStep.Message x:
                    Message(vector, index, x, target);
                    (target.Sent.Contains(target.NameOfReceived(x.Bytes)) ? sent : messages).Add(target.NameOfReceived(x.Bytes));
                    break;
                case VectorStep.Advance x:
                    replay.Advance(x.Time);
                    break;
                case VectorStep.Command x:
                    services.Add(x.Service);
                    replay.Execute(VectorCommands.Read(vector, x, items.Find));
                    break;
                default:
                    replay.Close();
                    replay.Open();
                    break;
            }
        }
        if (record is null && output.Items.Count > taken)
        {
            var left = string.Join("\n  ", output.Items.Skip(taken).Select(items.Of).Select(Show));
            throw Differs(vector, vector.Steps.Count - 1, vector.Steps[^1], $"said more than was expected:\n  {left}");
        }
        events.UnionWith(output.Events.Select(static one => one.GetType().Name));
        return new VectorRun(
            vector,
            probe.Frames.Select(target.NameOfReceived).Where(name => !IsUnknown(name, output)).Concat(messages).ToHashSet(),
            sent,
            events,
            services,
            vector.RoundTrip ? Rewrite(vector, target, probe) : 0
        );
    }

    // What the adapter itself does not know is none of its message types.
    private static bool IsUnknown(string name, ReplayOutput output) =>
        output.Items.OfType<ReplayItem.Unknown>().Any(one => name == one.Type || name.EndsWith($" {one.Type}", StringComparison.Ordinal));

    private static void Receive(VectorFile vector, int index, VectorStep.In step, ProtocolReplay replay, ReplaySplit split)
    {
        try
        {
            replay.Receive(step.Bytes, split);
        }
        catch (LinkProtocolException e)
        {
            throw Differs(vector, index, step, $"refused the bytes: {e.Error}, {e.Message}");
        }
    }

    private static void Message(VectorFile vector, int index, VectorStep.Message step, VectorTarget target)
    {
        var members = target.Describe(step.Bytes);
        foreach (var (name, value) in step.Meaning.Members)
        {
            var have = string.Join("; ", members.Where(one => one.Key == name).Select(static one => one.Value));
            if (have != value.Text)
                throw new VectorException(
                    vector.File,
                    value.Line,
                    value.Column,
                    $"step {Number(index)}: {name} is '{have}' instead of '{value.Text}'"
                );
        }
        if (target.Rewrite(step.Bytes) is { } again && !again.AsSpan().SequenceEqual(step.Bytes))
            throw Differs(vector, index, step, $"wrote again\n  {Show(vector, again)}\ninstead of\n  {Show(vector, step.Bytes)}");
    }

    private static int Rewrite(VectorFile vector, VectorTarget target, AdapterProbe probe)
    {
        var count = 0;
        foreach (var frame in probe.Frames)
        {
            if (target.Rewrite(frame) is not { } again)
                continue;
            count++;
            if (!again.AsSpan().SequenceEqual(frame))
                throw Differs(vector, 0, vector.Steps[0], $"wrote again\n  {Show(vector, again)}\ninstead of\n  {Show(vector, frame)}");
        }
        return count;
    }

    private static void Compare(VectorFile vector, int index, VectorStep.Expect step, List<IReadOnlyDictionary<string, string>> said)
    {
        for (var i = 0; i < Math.Max(said.Count, step.Items.Count); i++)
        {
            var expected = step.Items.ElementAtOrDefault(i);
            var actual = said.ElementAtOrDefault(i);
            if (expected is null)
                throw Differs(vector, index, step, $"said more than was expected:\n  {Show(actual!)}");
            if (actual is null)
                throw new VectorException(vector.File, expected.Line, expected.Column, $"step {Number(index)}: did not say {expected}");
            foreach (var (name, value) in expected.Members)
            {
                if (actual.GetValueOrDefault(name, "") != value.Text)
                    throw new VectorException(
                        vector.File,
                        value.Line,
                        value.Column,
                        $"step {Number(index)}, item {Number(i)}: {name} is '{actual.GetValueOrDefault(name, "")}' instead of '{value.Text}' in {Show(actual)}"
                    );
            }
        }
    }

    private static VectorException Differs(VectorFile vector, int index, VectorStep step, string what) =>
        new(vector.File, step.Node.Line, step.Node.Column, $"step {Number(index)}: {what}");

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Show(IReadOnlyDictionary<string, string> item) =>
        $"{{{string.Join(", ", item.Select(static pair => $"{pair.Key}: {pair.Value}"))}}}";

    private static string Show(VectorFile vector, byte[] bytes) =>
        vector.IsHex
            ? Convert.ToHexString(bytes)
            : Encoding
                .Latin1.GetString(bytes)
                .Replace("\r", "\\r", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal);
}
