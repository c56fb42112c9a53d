using CtiMiddleware.Model.States;
using static CtiMiddleware.Model.States.LocalConnectionState;

namespace CtiMiddleware.Model.Tests;

public sealed class ConnectionTransitionsTests
{
    private static readonly LocalConnectionState[] All = Enum.GetValues<LocalConnectionState>();

    [Fact]
    public void From_null_every_state_is_legal_because_a_call_may_be_seen_first_in_any() =>
        Assert.All(All, static to => Assert.True(ConnectionTransitions.IsLegal(Null, to)));

    [Fact]
    public void Every_state_can_be_cleared() => Assert.All(All, static from => Assert.True(ConnectionTransitions.IsLegal(from, Null)));

    [Fact]
    public void Nothing_returns_to_initiated() =>
        Assert.All(
            All.Where(static from => from is not (Null or Initiated)),
            static from => Assert.False(ConnectionTransitions.IsLegal(from, Initiated))
        );

    [Theory]
    [InlineData(Alerting, Hold)]
    [InlineData(Initiated, Hold)]
    [InlineData(Initiated, Queued)]
    [InlineData(Hold, Alerting)]
    [InlineData(Queued, Hold)]
    [InlineData(Fail, Alerting)]
    [InlineData(Fail, Hold)]
    [InlineData(Fail, Queued)]
    public void What_the_figure_does_not_have_is_not_legal(LocalConnectionState from, LocalConnectionState to) =>
        Assert.False(ConnectionTransitions.IsLegal(from, to));

    [Theory]
    [InlineData(Initiated, Connected)]
    [InlineData(Alerting, Connected)]
    [InlineData(Connected, Hold)]
    [InlineData(Hold, Connected)]
    [InlineData(Queued, Alerting)]
    [InlineData(Queued, Connected)]
    [InlineData(Connected, Fail)]
    public void The_ordinary_course_of_a_call_is_legal(LocalConnectionState from, LocalConnectionState to) =>
        Assert.True(ConnectionTransitions.IsLegal(from, to));
}
