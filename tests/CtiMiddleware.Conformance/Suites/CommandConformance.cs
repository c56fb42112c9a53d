using CtiMiddleware.Conformance.World;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Conformance.Suites;

/// <summary>Every command ends, once: accepted and then done, refused with a reason, or not supported, at once. None hangs.</summary>
/// <param name="target">The adapter and its face.</param>
public abstract class CommandConformance(ConformanceTarget target) : ConformanceSuite(target)
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(2);

    /// <summary>The services of the model.</summary>
    public static TheoryData<string> Services => [.. CommandCases.All.Select(static one => one.Service)];

    /// <summary>
    /// What the table promises is accepted and done by the switch's own account (field rule 10); what it promises under a condition that the target meets
    /// likewise; under another it is that, or refused with a reason; what it denies is refused at once, without a byte to the switch.
    /// </summary>
    [Theory]
    [MemberData(nameof(Services))]
    public virtual async Task Rule_10_a_command_is_done_or_refused_or_not_supported_as_the_table_says(string service)
    {
        var one = CommandCases.Find(service);
        var support = Target.Capabilities.Service(service).Support;
        await using var world = InService();
        var command = one.Arrange(world);
        world.RunFor(1);
        var (bytes, elapsed) = (world.Wire.BytesFromLink, world.Rig.Kernel.Elapsed);
        var operation = world.Rig.Execute(command, s_deadline);
        if (support == ServiceSupport.NotSupported)
        {
            Assert.Equal(CommandOutcome.NotSupported, operation.Outcome);
            Assert.Equal(elapsed, world.Rig.Kernel.Elapsed);
            Assert.Equal(bytes, world.Wire.BytesFromLink);
            return;
        }
        if (operation.Outcome == CommandOutcome.Rejected)
        {
            Assert.True(operation.Failure is not null, $"{service} was refused without a failure.");
            Assert.False(string.IsNullOrWhiteSpace(operation.Text), $"{service} was refused without a word.");
        }
        var words = $"{service}: {operation.Outcome}, {operation.Failure}, {operation.Text}";
        var must = support == ServiceSupport.Supported || Target.ConditionsMet.Contains(service);
        if (must)
            Assert.True(operation.Outcome == CommandOutcome.Acknowledged, words);
        else
            Assert.True(operation.Outcome is CommandOutcome.Acknowledged or CommandOutcome.Rejected or CommandOutcome.NotSupported, words);
        // Where the condition is not met an acknowledgement says only that the switch took the request.
        if (must && one.Done is { } done)
        {
            var happened = world.Rig.RunUntil(
                () =>
                {
                    // Dial prompting (field rule 17): whoever is called first picks up, so that the switch can go on.
                    foreach (var prompted in world.Engine.Calls.SelectMany(static call => call.Legs).ToArray())
                    {
                        if (prompted is { OfferedBy: null, State: Simulators.Switch.Engine.LegState.Alerting })
                            world.Engine.Answer(prompted);
                    }
                    return done(world);
                },
                TimeSpan.FromSeconds(10)
            );
            Assert.True(happened, $"{service} was acknowledged and the switch did not do it.");
        }
        world.RunFor(2);
        Assert.Empty(world.Adapter.Anomalies);
    }

    /// <summary>Nobody answers: the command ends at its deadline with an unknown outcome, because it may have been carried out.</summary>
    [Fact]
    public virtual async Task A_command_that_is_not_answered_ends_at_its_deadline_as_unknown()
    {
        await using var world = InService();
        var command = new SwitchCommand.ClearConnection(CommandCases.Connection(world.Talk(), "1001"));
        world.Wire.Mute = true;
        var begin = world.Rig.Kernel.Elapsed;
        var operation = world.Rig.Execute(command, s_deadline);
        Assert.Equal(CommandOutcome.Unknown, operation.Outcome);
        Assert.Equal(s_deadline, world.Rig.Kernel.Elapsed - begin);
    }

    /// <summary>An answer after the deadline is told beside the outcome, which stays; the link goes on and the calls are right.</summary>
    [Fact]
    public virtual async Task A_late_answer_is_told_and_changes_nothing_else()
    {
        await using var world = InService();
        var command = new SwitchCommand.ClearConnection(CommandCases.Connection(world.Talk(), "1001"));
        world.Wire.Holding = true;
        var operation = world.Rig.Execute(command, s_deadline);
        Assert.Equal(CommandOutcome.Unknown, operation.Outcome);
        world.Wire.Release();
        world.RunFor(2);
        var late = world.Rig.Runtime.FindOperation(operation.Id)!;
        Assert.Equal(CommandOutcome.Unknown, late.Outcome);
        Assert.Equal(CommandOutcome.Acknowledged, late.LateAnswer);
        Assert.Empty(world.Adapter.Anomalies);
        Assert.True(world.InService);
        Assert.Equal(world.SwitchAccount(), world.SeenAccount());
    }

    /// <summary>Everything outstanding dies with the link, at once: written is unknown, not written is not sent (field rule 34).</summary>
    [Fact]
    public virtual async Task Rule_34_what_is_outstanding_ends_when_the_link_drops()
    {
        await using var world = InService();
        var connection = CommandCases.Connection(world.Talk(), "1001");
        world.Wire.Mute = true;
        var written = world.Rig.Begin(new SwitchCommand.ClearConnection(connection), TimeSpan.FromSeconds(30));
        world.Rig.Settle();
        world.Rig.Listen(on: false);
        world.Rig.Cut();
        Assert.Equal(CommandOutcome.Unknown, world.Rig.Runtime.FindOperation(written)!.Outcome);
        var notWritten = world.Rig.Begin(new SwitchCommand.ClearConnection(connection), TimeSpan.FromSeconds(30));
        world.Rig.Settle();
        Assert.Equal(CommandOutcome.NotSent, world.Rig.Runtime.FindOperation(notWritten)!.Outcome);
    }

    /// <summary>A connection that is gone, or never was, is refused with a reason by every service that names one.</summary>
    [Fact]
    public virtual async Task A_connection_that_does_not_exist_is_refused_with_a_reason()
    {
        await using var world = InService();
        var gone = CommandCases.Connection(world.Talk(), "1001");
        world.Engine.HangUp(world.Leg("1001"));
        world.RunFor(2);
        SwitchCommand[] commands =
        [
            new SwitchCommand.AnswerCall(gone),
            new SwitchCommand.HoldCall(gone),
            new SwitchCommand.RetrieveCall(gone),
            new SwitchCommand.ConsultationCall(gone, "1003"),
            new SwitchCommand.SingleStepTransferCall(gone, "1003"),
            new SwitchCommand.GenerateDigits(gone, "1"),
            new SwitchCommand.HoldCall(new NativeConnection("never", "was")),
        ];
        foreach (var command in commands)
        {
            var operation = world.Rig.Execute(command, s_deadline);
            Assert.True(
                operation.Outcome is CommandOutcome.Rejected or CommandOutcome.NotSupported,
                $"{operation.Service} on a connection that is gone: {operation.Outcome}"
            );
            Assert.True(operation.Failure is not null, $"{operation.Service} was refused without a failure.");
            Assert.False(string.IsNullOrWhiteSpace(operation.Text), $"{operation.Service} was refused without a word.");
        }
        Assert.Empty(world.Adapter.Anomalies);
    }

    /// <summary>Many commands at once all end, each once, and the adapter answers each ticket once.</summary>
    [Fact]
    public virtual async Task Many_commands_at_once_all_end_once()
    {
        await using var world = InService();
        var operations = Enumerable
            .Range(0, 40)
            .Select(number => world.Rig.Begin(new SwitchCommand.MakeCall($"100{1 + (number % 6)}", "1002"), TimeSpan.FromSeconds(20)))
            .ToList();
        var ended = world.Rig.RunUntil(
            () => operations.TrueForAll(id => world.Rig.Runtime.FindOperation(id)!.Outcome is not null),
            TimeSpan.FromMinutes(2)
        );
        Assert.True(ended, "Some commands never ended.");
        Assert.DoesNotContain(operations, id => world.Rig.Runtime.FindOperation(id)!.Outcome == CommandOutcome.Unknown);
        var answers = world.Adapter.Items.OfType<ReplayItem.Completed>().GroupBy(static item => item.Ticket);
        Assert.All(answers, static group => Assert.Single(group));
    }

    /// <summary>Every service of the model has a case here: what is claimed is exercised.</summary>
    [Fact]
    public virtual void Every_service_of_the_model_has_a_case()
    {
        var services = typeof(SwitchCommand).GetNestedTypes().Select(static type => type.Name).Order(StringComparer.Ordinal);
        Assert.Equal(services, CommandCases.All.Select(static one => one.Service).Order(StringComparer.Ordinal));
    }

    /// <summary>The conditions that the target says it meets are those of services that have one.</summary>
    [Fact]
    public virtual void Every_condition_that_is_met_is_one_of_the_table() =>
        Assert.All(Target.ConditionsMet, service => Assert.Equal(ServiceSupport.Conditional, Target.Capabilities.Service(service).Support));
}
