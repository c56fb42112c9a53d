using System.Text.Json;
using CtiMiddleware.Live.Tests.Peers;

namespace CtiMiddleware.Live.Tests.Product;

/// <summary>
/// One test's view of the product at a real switch: its phones, the events since it began, and what must hold when it ends.
/// </summary>
public sealed class Scenario : IAsyncDisposable
{
    private readonly List<SipPhone> phones = [];
    private readonly ITestOutputHelper output;
    private readonly Dictionary<string, string> before;

    private Scenario(AsteriskPeer peer, Middleware middleware, AmiProbe probe, ITestOutputHelper output, Dictionary<string, string> before)
    {
        Peer = peer;
        Api = middleware;
        Probe = probe;
        this.output = output;
        this.before = before;
        Start = middleware.Events.Count;
    }

    /// <summary>The switch.</summary>
    public AsteriskPeer Peer { get; }

    /// <summary>The product.</summary>
    public Middleware Api { get; }

    /// <summary>The test's own view of the switch.</summary>
    public AmiProbe Probe { get; }

    /// <summary>The position in the events at which it began.</summary>
    public int Start { get; }

    /// <summary>Begins one with an idle switch.</summary>
    public static async Task<Scenario> BeginAsync(
        AsteriskPeer peer,
        Middleware middleware,
        ITestOutputHelper output,
        params string[] numbers
    )
    {
        Requirements.NeedPhones();
        await middleware.UntilLinkAsync("up");
        await peer.ClearAsync();
        await UntilIdleAsync(middleware);
        var scenario = new Scenario(peer, middleware, await peer.LogInAsync(), output, await AnomaliesAsync(middleware));
        try
        {
            scenario.phones.AddRange(await Task.WhenAll(numbers.Select(number => SipPhone.StartAsync(peer, number))));
            return scenario;
        }
        catch
        {
            await scenario.DisposeAsync();
            throw;
        }
    }

    /// <summary>A phone.</summary>
    public SipPhone this[string number] => phones.Single(phone => phone.Number == number);

    /// <summary>Waits for an event.</summary>
    /// <param name="type">Its type without <c>cti.</c> and version, such as <c>call.held</c>.</param>
    /// <param name="device">Of this device only.</param>
    /// <param name="since">From this position on; the scenario's beginning by default.</param>
    public Task<StreamEvent> EventAsync(string type, string? device = null, int? since = null) =>
        Api.Events.AwaitAsync(e => e.Type == type && (device is null || e.Device == device), $"{type} {device}", since ?? Start);

    /// <summary>
    /// What was told of calls since the beginning, or a later position, one line each. Connections that end one after the other are put in the
    /// order of their devices: which channel of a call a switch ends first is chance.
    /// </summary>
    public string[] Story(int? since = null)
    {
        var lines = Api
            .Events.From(since ?? Start)
            .Where(e => e.Type.StartsWith("call.", StringComparison.Ordinal))
            .Select(e => e.Line)
            .ToArray();
        for (var i = 0; i < lines.Length; )
        {
            var ends = lines.Skip(i).TakeWhile(line => line.StartsWith("connectionCleared", StringComparison.Ordinal)).Count();
            Array.Sort(lines, i, ends, StringComparer.Ordinal);
            i += Math.Max(1, ends);
        }

        return lines;
    }

    /// <summary>Waits until exactly these devices are in a call, in these states (<c>1001 connected</c>), and no other call is there.</summary>
    public async Task<JsonElement> UntilOneCallAsync(params string[] connections)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Event);
        while (true)
        {
            var (calls, _) = await Api.CallsAsync();
            if (
                calls.Count == 1
                && Shown(calls.Values.Single()).SequenceEqual(connections.Order(StringComparer.Ordinal), StringComparer.Ordinal)
            )
            {
                return calls.Values.Single();
            }

            if (deadline.IsCancellationRequested)
            {
                throw new TimeoutException(
                    $"Expected one call of {string.Join(", ", connections)}; there are:\n{string.Join('\n', calls.Values.Select(call => string.Join(", ", Shown(call))))}"
                );
            }

            await Task.Delay(Deadlines.Poll, CancellationToken.None);
        }
    }

    private static IEnumerable<string> Shown(JsonElement call) =>
        call.Items("connections")
            .Select(one => $"{one.Text("device").Replace("hq:", "", StringComparison.Ordinal)} {one.Text("state")}")
            .Order(StringComparer.Ordinal);

    /// <summary>The caller calls the called and both talk.</summary>
    /// <returns>The event that established it.</returns>
    public async Task<StreamEvent> TalkAsync(string caller, string called)
    {
        var since = Api.Events.Count;
        var (calling, ringing) = (this[caller].Events.Count, this[called].Events.Count);
        await this[caller].DialAsync(called);
        await this[called].UntilRingingAsync(ringing);
        await this[called].AcceptAsync();
        await this[caller].UntilConnectedAsync(calling);
        return await EventAsync("call.established", called, since);
    }

    /// <summary>The position in the events behind one of them.</summary>
    public int PositionAfter(StreamEvent one) => Api.Events.From().TakeWhile(e => e.Position <= one.Position).Count();

    /// <summary>What was seen of a command after its answer.</summary>
    public Task<StreamEvent> EffectAsync(Answer answer) =>
        Api.Events.AwaitAsync(
            e => e.Type == "operation.effect" && e.Data.Text("operation") == answer["operation"],
            $"the effect of {answer}",
            Start
        );

    /// <summary>The connection of a device in a call as the API shows it now.</summary>
    public async Task<JsonElement> ConnectionAsync(string device, string? call = null)
    {
        var (calls, _) = await Api.CallsAsync();
        return calls
            .Values.Where(one => call is null || one.Text("id") == call)
            .SelectMany(one => one.Items("connections"))
            .First(one => one.Text("device") == "hq:" + device);
    }

    /// <summary>Ends every call at the switch if that is not done yet, and holds the product to what must hold after every scenario.</summary>
    public async Task EndAsync(bool ended = true)
    {
        await ConsistentAsync();
        if (!ended)
        {
            await Probe.CommandAsync("channel request hangup all");
        }

        await UntilIdleAsync(Api);
        await ConsistentAsync();
        Assert.Empty((await Api.GetAsync("threads")).Body.Items("items"));
        Assert.All((await Api.GetAsync("groups")).Body.Items("items"), group => Assert.Empty(group.Items("waiting")));
        var after = await AnomaliesAsync(Api);
        foreach (var (kind, count) in after)
        {
            output.WriteLine($"{kind}: {count}");
        }

        Assert.Equal(before.Where(IsAnomaly), after.Where(IsAnomaly));
    }

    /// <summary>What a client has folded of the stream is what a client gets who asks.</summary>
    public async Task ConsistentAsync()
    {
        var (asked, cursor) = await Api.CallsAsync();
        var folded = await Api.Stream.CallsAtAsync(cursor);
        Assert.Equal(asked.Keys.Order(StringComparer.Ordinal), folded.Keys.Order(StringComparer.Ordinal));
        foreach (var (id, call) in asked)
        {
            Assert.True(JsonElement.DeepEquals(call, folded[id]), $"at {cursor} GET says\n{call}\nand the stream\n{folded[id]}");
        }
    }

    /// <summary>Waits until the product shows no call any more.</summary>
    public static async Task UntilIdleAsync(Middleware middleware)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Event);
        while (true)
        {
            var (calls, _) = await middleware.CallsAsync();
            if (calls.Count == 0)
            {
                return;
            }

            if (deadline.IsCancellationRequested)
            {
                throw new TimeoutException($"Calls do not end: {string.Join('\n', calls.Values)}\n{Tail(middleware)}");
            }

            await Task.Delay(Deadlines.Poll, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var one in Api.Events.From(Start))
        {
            output.WriteLine(one.ToString());
        }

        foreach (var phone in phones)
        {
            await phone.DisposeAsync();
        }

        await Probe.DisposeAsync();
    }

    private static bool IsAnomaly(KeyValuePair<string, string> one) => !one.Key.StartsWith("unknown ", StringComparison.Ordinal);

    private static string Tail(Middleware middleware) => string.Join('\n', middleware.Events.From().TakeLast(40));

    private static async Task<Dictionary<string, string>> AnomaliesAsync(Middleware middleware)
    {
        var diagnostics = await middleware.GetAsync("links/hq-1/diagnostics");
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (label, member) in new[] { ("anomaly", "anomalies"), ("protocol error", "protocolErrors"), ("unknown", "unknown") })
        {
            foreach (var one in diagnostics.Body.GetProperty(member).EnumerateObject())
            {
                found[$"{label} {one.Name}"] = one.Value.ToString();
            }
        }

        return found;
    }
}
