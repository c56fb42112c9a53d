using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Supervision;
using Effect = CtiMiddleware.Runtime.Supervision.SupervisionEffect;
using Input = CtiMiddleware.Runtime.Supervision.SupervisionInput;

namespace CtiMiddleware.Runtime.Tests.Supervision;

public sealed class LinkSupervisionTests
{
    private static readonly SupervisionOptions Options = new();
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private LinkStatus _status = LinkStatus.Initial;
    private IReadOnlyList<Effect> _effects = [];

    [Fact]
    public void Rule_35_a_link_is_up_only_after_log_on_normal_operation_and_snapshots()
    {
        Next(new Input.Enable("starting"), LinkState.Connecting);
        Assert.Contains(new Effect.OpenTransport(), _effects);
        Next(new Input.Opened(), LinkState.Negotiating);
        Next(new Input.LoggedOn("Switch 1", Restriction: null), LinkState.Negotiating);
        Next(new Input.StatusNormal(), LinkState.Syncing);
        Assert.Contains(new Effect.BeginSync(), _effects);
        Next(new Input.Reconciled(Restriction: null), LinkState.Up);
        Assert.Equal("in service", _status.Reason);
    }

    [Fact]
    public void Normal_operation_may_be_said_before_log_on_is()
    {
        Next(new Input.Enable("starting"), LinkState.Connecting);
        Next(new Input.Opened(), LinkState.Negotiating);
        Next(new Input.StatusNormal(), LinkState.Negotiating);
        Next(new Input.LoggedOn("Switch 1", Restriction: null), LinkState.Syncing);
    }

    [Fact]
    public void A_restriction_makes_the_link_degraded_and_is_its_reason()
    {
        ToUp("version not tested", "the snapshot of agents is not complete");
        Assert.Equal(LinkState.Degraded, _status.State);
        Assert.Equal("version not tested; the snapshot of agents is not complete", _status.Reason);
        Assert.True(_status.InService);
    }

    [Fact]
    public void Rule_39_three_misses_lose_the_link_and_fewer_do_not()
    {
        ToUp();
        Next(new Input.HeartbeatMissed(), LinkState.Up);
        Next(new Input.HeartbeatMissed(), LinkState.Up);
        Next(new Input.HeartbeatMissed(), LinkState.Down);
        Assert.Equal("the switch did not answer supervision 3 times", _status.Reason);
    }

    [Fact]
    public void Rule_39_the_failure_score_falls_only_after_several_good_answers()
    {
        ToUp();
        Next(new Input.HeartbeatMissed(), LinkState.Up);
        Next(new Input.HeartbeatMissed(), LinkState.Up);
        Next(new Input.HeartbeatAnswered(), LinkState.Up);
        Next(new Input.HeartbeatAnswered(), LinkState.Up);
        Assert.Equal(2, _status.Score);
        Next(new Input.HeartbeatAnswered(), LinkState.Up);
        Assert.Equal(1, _status.Score);
        Next(new Input.HeartbeatMissed(), LinkState.Up);
        Next(new Input.HeartbeatMissed(), LinkState.Down);
    }

    [Fact]
    public void Every_deadline_ends_in_down_with_its_own_reason()
    {
        Next(new Input.Enable("starting"), LinkState.Connecting);
        Next(new Input.DeadlinePassed(), LinkState.Down);
        Assert.Equal("connecting took longer than 10 s", _status.Reason);
        Next(new Input.RetryDue(), LinkState.Connecting);
        Next(new Input.Opened(), LinkState.Negotiating);
        Next(new Input.DeadlinePassed(), LinkState.Down);
        Assert.Equal("no service within 30 s (connected; logging on)", _status.Reason);
        Next(new Input.RetryDue(), LinkState.Connecting);
        Next(new Input.Opened(), LinkState.Negotiating);
        Next(new Input.LoggedOn("v", Restriction: null), LinkState.Negotiating);
        Next(new Input.StatusNormal(), LinkState.Syncing);
        Next(new Input.DeadlinePassed(), LinkState.Down);
        Assert.Equal("reading the switch's present state took longer than 60 s", _status.Reason);
    }

    [Fact]
    public void Blocked_needs_a_person()
    {
        Next(new Input.Enable("starting"), LinkState.Connecting);
        Next(new Input.Opened(), LinkState.Negotiating);
        Next(new Input.ProtocolClosed("Authentication failed", CloseNext.Blocked), LinkState.Blocked);
        Assert.Equal(("Authentication failed", (DateTimeOffset?)null), (_status.Reason, _status.NextRetry));
        Next(new Input.RetryDue(), LinkState.Blocked);
        Next(new Input.Enable("switched on by an operator"), LinkState.Connecting);
    }

    [Fact]
    public void Retry_now_is_at_once_but_only_once()
    {
        ToUp();
        Next(new Input.ProtocolClosed("restarting", CloseNext.RetryNow), LinkState.Down);
        Assert.Equal(_now, _status.NextRetry);
        Next(new Input.RetryDue(), LinkState.Connecting);
        Next(new Input.Opened(), LinkState.Negotiating);
        Next(new Input.ProtocolClosed("restarting", CloseNext.RetryNow), LinkState.Down);
        Assert.True(_status.NextRetry > _now);
    }

    [Fact]
    public void Rule_40_a_link_that_was_in_service_only_shortly_goes_on_with_its_back_off()
    {
        ToUp();
        Next(new Input.TransportClosed("gone"), LinkState.Down);
        ToUp();
        Next(new Input.TransportClosed("gone"), LinkState.Down);
        Assert.Equal(2, _status.Attempt);
        ToUp();
        _now += Options.StableAfter;
        Next(new Input.TransportClosed("gone"), LinkState.Down);
        Assert.Equal(1, _status.Attempt);
    }

    [Fact]
    public void An_address_that_did_not_lead_into_service_is_left_for_the_next()
    {
        Next(new Input.Enable("starting"), LinkState.Connecting);
        Next(new Input.TransportClosed("refused"), LinkState.Down);
        Assert.Equal(1, _status.Address);
        ToUp();
        Next(new Input.TransportClosed("gone"), LinkState.Down);
        Assert.Equal(1, _status.Address);
        ToUp();
        Next(new Input.ProtocolClosed("standby here", CloseNext.OtherAddress), LinkState.Down);
        Assert.Equal(2, _status.Address);
    }

    [Fact]
    public void A_switch_that_is_impaired_degrades_its_link_and_its_state_is_read_again_when_it_is_well()
    {
        ToUp();
        Next(new Input.StatusImpaired("the peripheral is offline"), LinkState.Degraded);
        Assert.Equal("the peripheral is offline", _status.Reason);
        Next(new Input.StatusNormal(), LinkState.Syncing);
        Assert.Contains(new Effect.BeginSync(), _effects);
        Next(new Input.StatusImpaired("again"), LinkState.Syncing);
        Next(new Input.Reconciled(Restriction: null), LinkState.Degraded);
        Assert.Equal("again", _status.Reason);
        Next(new Input.StatusNormal(), LinkState.Syncing);
        Next(new Input.Reconciled(Restriction: null), LinkState.Up);
    }

    [Fact]
    public void An_operator_can_switch_off_on_and_restart_in_every_state()
    {
        ToUp();
        Next(new Input.Restart("restarted by an operator"), LinkState.Connecting);
        Assert.Equal(new Effect.CloseTransport("restarted by an operator"), _effects[0]);
        Next(new Input.Disable("switched off by an operator"), LinkState.Disabled);
        Next(new Input.RetryDue(), LinkState.Disabled);
        Assert.Contains(new Effect.ReportUnexpected(), _effects);
        Next(new Input.Enable("on"), LinkState.Connecting);
        Next(new Input.Enable("on"), LinkState.Connecting);
        Assert.Empty(_effects);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_happens_in_whatever_order_there_is_at_most_one_transport_and_always_a_way_on(int seed)
    {
        var random = new Random(seed);
        var open = false;
        for (var i = 0; i < 20_000; i++)
        {
            Input input = random.Next(13) switch
            {
                0 => new Input.Enable("on"),
                1 => new Input.Disable("off"),
                2 => new Input.Restart("again"),
                3 => new Input.Opened(),
                4 => new Input.LoggedOn("v", Restriction: null),
                5 => new Input.StatusNormal(),
                6 => new Input.Reconciled(Restriction: null),
                7 => new Input.HeartbeatAnswered(),
                8 => new Input.HeartbeatMissed(),
                9 => new Input.TransportClosed("gone"),
                10 => new Input.ProtocolClosed("no", (CloseNext)random.Next(4)),
                11 => new Input.DeadlinePassed(),
                _ => new Input.RetryDue(),
            };
            _now += TimeSpan.FromSeconds(random.Next(20));
            Next(input);
            foreach (var effect in _effects)
            {
                Assert.False(effect is Effect.OpenTransport && open, "a second transport");
                Assert.False(effect is Effect.CloseTransport && !open, "no transport to close");
                open = effect is Effect.OpenTransport || (effect is not Effect.CloseTransport && open);
            }
            Assert.Equal(_status.HasTransport, open);
            Assert.Equal(_status.State == LinkState.Down, _status.NextRetry is not null);
            Assert.NotEqual("", _status.Reason);
        }
    }

    private void ToUp(string? loggedOn = null, string? reconciled = null)
    {
        Next(_status.State == LinkState.Down ? new Input.RetryDue() : new Input.Enable("starting"));
        Next(new Input.Opened());
        Next(new Input.LoggedOn("Switch 1", loggedOn));
        Next(new Input.StatusNormal());
        Next(new Input.Reconciled(reconciled));
        Assert.True(_status.InService);
    }

    private void Next(Input input, LinkState expected)
    {
        Next(input);
        Assert.Equal(expected, _status.State);
    }

    private void Next(Input input) => (_status, _effects) = LinkSupervision.Next(_status, input, _now, Options, seed: 1);
}
