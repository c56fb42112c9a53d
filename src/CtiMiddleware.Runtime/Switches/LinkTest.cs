using System.Globalization;
using System.Text;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Monitors;
using CtiMiddleware.Runtime.Supervision;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>
/// Tests a link's definition with a connection, a protocol and a registry of its own: step by step, each with a sentence for people. Tries the
/// first address once. Its loop is run by whoever made it.
/// </summary>
internal sealed class LinkTest
{
    private static readonly TimeSpan HeartbeatPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HeartbeatLook = TimeSpan.FromMilliseconds(100);

    private readonly TaskCompletionSource<IReadOnlyList<LinkTestStep>> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<LinkTestStep> _steps = [];
    private readonly ThrowAwayRegistry _registry = new();
    private readonly TimeProvider _time;
    private readonly LoopTimer _look;
    private long _since;
    private TimeSpan _looked;
    private bool _transportTold;

    public LinkTest(SwitchDefinition definition, LinkDefinition link, SwitchParts parts)
    {
        _time = parts.Time;
        _since = parts.Time.GetTimestamp();
        var shorter = link.Supervision with
        {
            ConnectDeadline = TimeSpan.FromSeconds(5),
            LogOnDeadline = TimeSpan.FromSeconds(10),
            SyncDeadline = TimeSpan.FromSeconds(20),
        };
        var alone = link with
        {
            Role = LinkRole.Primary,
            Enabled = true,
            CaptureFile = null,
            Addresses = [link.Addresses[0]],
            Supervision = shorter,
        };
        Loop = new SwitchLoop(
            definition with
            {
                Links = [alone],
                Monitors = new MonitorOptions(),
            },
            parts with
            {
                Log = _registry,
                // What comes meanwhile may never come again.
                CallDetailLog = parts.Log,
                CreateRegistry = (_, _, _) => _registry,
            }
        )
        {
            Observer = Changed,
        };
        _look = Loop.Timers.Create(LookForHeartbeat);
        Loop.Post(Loop.Start);
    }

    /// <summary>The loop of the test.</summary>
    public SwitchLoop Loop { get; }

    /// <summary>The steps, when it is over.</summary>
    public Task<IReadOnlyList<LinkTestStep>> Result => _result.Task;

    /// <summary>Nobody waits any more.</summary>
    public void Cancel() => Loop.Post(() => Finish("The test was cancelled."));

    private void Changed(LinkSession link, LinkStatus before)
    {
        if (_result.Task.IsCompleted || link.Status.State == before.State)
            return;
        TellTransport(link);
        switch (link.Status.State)
        {
            case LinkState.Syncing:
                TellGreeting(link);
                Add("login", ok: true, $"Logged on; the switch says it is {link.Status.Version}.{Restriction(link.Status)}");
                break;
            case LinkState.Up or LinkState.Degraded:
                Add("snapshot", ok: true, $"The switch shows {_registry.InWords}.{Restriction(link.Status)}");
                LookForHeartbeat();
                break;
            case LinkState.Down or LinkState.Blocked or LinkState.Disabled:
                Failed(link, before);
                break;
        }
    }

    private void Failed(LinkSession link, LinkStatus before)
    {
        if (before.State == LinkState.Connecting)
        {
            if (_steps.Count == 0 || _steps[^1].Ok)
                Add("connect", ok: false, Sentence(link.Status.Reason));
        }
        else if (before.State == LinkState.Negotiating)
        {
            TellGreeting(link);
            if (link.FirstBytes.Length > 0)
                Add("login", ok: false, Sentence(link.Status.Reason));
        }
        else
        {
            Add(before.State == LinkState.Syncing ? "snapshot" : "heartbeat", ok: false, Sentence(link.Status.Reason));
        }
        Finish("The test is over.");
    }

    private void TellTransport(LinkSession link)
    {
        if (_transportTold || link.Steps.Count == 0)
            return;
        _transportTold = true;
        foreach (var step in link.Steps)
            _steps.Add(new LinkTestStep(step.Name, step.Ok, step.Sentence, step.Elapsed.TotalMilliseconds));
        _since = _time.GetTimestamp();
    }

    private void TellGreeting(LinkSession link)
    {
        if (link.FirstBytes.Length == 0)
        {
            Add("greeting", ok: false, $"The switch sent nothing: {link.Status.Reason}.");
            return;
        }
        var line = Encoding.ASCII.GetString(link.FirstBytes).Split('\r', '\n')[0];
        var text = string.Concat(line.Select(static c => char.IsControl(c) ? '?' : c));
        Add("greeting", ok: true, $"The switch began with \"{text}\".");
    }

    private void LookForHeartbeat()
    {
        var link = Loop.Links[0];
        if (_result.Task.IsCompleted || !link.Status.InService)
            return;
        var roundTrip = link.Counters.RoundTrip;
        if (!double.IsNaN(roundTrip))
        {
            Add("heartbeat", ok: true, string.Create(CultureInfo.InvariantCulture, $"Supervision was answered in {roundTrip:0.0} ms."));
        }
        else if (_looked >= HeartbeatPatience)
        {
            Add(
                "heartbeat",
                ok: true,
                $"None was due within {HeartbeatPatience.TotalSeconds} s; the snapshots show that the switch answers."
            );
        }
        else
        {
            _looked += HeartbeatLook;
            _look.Start(HeartbeatLook);
            return;
        }
        Finish("The test is over.");
    }

    private void Finish(string reason)
    {
        if (_result.TrySetResult([.. _steps]))
            Loop.Stop(reason);
    }

    private void Add(string step, bool ok, string sentence)
    {
        _steps.Add(new LinkTestStep(step, ok, sentence, _time.GetElapsedTime(_since).TotalMilliseconds));
        _since = _time.GetTimestamp();
    }

    private static string Restriction(LinkStatus status) => status.Restriction is { } text ? $" Restricted: {text}." : "";

    private static string Sentence(string reason) => reason.Length == 0 ? reason : $"{char.ToUpperInvariant(reason[0])}{reason[1..]}.";
}
