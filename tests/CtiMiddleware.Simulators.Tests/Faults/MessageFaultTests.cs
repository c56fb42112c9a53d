using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Tests.Faults;

/// <summary>Faults of messages on the AMI face, in virtual time.</summary>
public sealed class MessageFaultTests
{
    private readonly AmiUnderFaults _ami = new();

    [Fact]
    public void Lost_event_leaves_answers_alone_and_is_counted()
    {
        var fault = _ami.Set(FaultKind.LostEvent, static spec => spec with { Match = "User*", Times = 2 });
        _ami.Burst(3);
        _ami.Send("Ping");
        Assert.Equal(["UserEvent", "Response: Success"], _ami.Names);
        Assert.Contains("Number: 2", _ami.Text, StringComparison.Ordinal);
        Assert.Equal(2, fault.Acted);
        Assert.Empty(_ami.Face.Faults.Active);
        Assert.Same(fault, Assert.Single(_ami.Face.Faults.Past));
    }

    [Fact]
    public void Drop_matches_an_answer_by_the_name_of_its_request()
    {
        _ami.Set(FaultKind.Drop, static spec => spec with { Match = "Ping", Direction = FaultDirection.Out });
        _ami.Send("Ping");
        _ami.Send("CoreStatus");
        Assert.Equal("Response: Success", Assert.Single(_ami.Names));
        Assert.Contains("CoreCurrentCalls", _ami.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Dropped_request_is_neither_carried_out_nor_answered()
    {
        _ami.Set(FaultKind.Drop, static spec => spec with { Match = "UserEvent", Direction = FaultDirection.In });
        _ami.Send("UserEvent", ("UserEvent", "Hello"));
        Assert.Empty(_ami.Names);
        _ami.Send("Ping");
        Assert.Single(_ami.Names);
    }

    [Fact]
    public void Duplicate_sends_the_same_packet_twice_and_reorder_the_second_first()
    {
        _ami.Set(FaultKind.Duplicate, static spec => spec with { Times = 1 });
        _ami.Burst(1);
        Assert.Equal(["UserEvent", "UserEvent"], _ami.Names);
        Assert.Equal(_ami.Pieces[0].Text, _ami.Pieces[1].Text);
        _ami.Clear();
        _ami.Set(FaultKind.Reorder, static spec => spec with { Times = 1 });
        _ami.Burst(3);
        Assert.Equal(["1", "0", "2"], _ami.Pieces.Select(static piece => piece.Text.Split("Number: ")[1].Trim()));
    }

    [Fact]
    public void Reordered_packet_that_nothing_follows_comes_after_its_wait()
    {
        _ami.Set(FaultKind.Reorder, static spec => spec with { Times = 1 }, ("ms", "250"));
        _ami.Burst(1);
        Assert.Empty(_ami.Pieces);
        _ami.Wait(249);
        Assert.Empty(_ami.Pieces);
        _ami.Wait(1);
        Assert.Single(_ami.Pieces);
    }

    [Fact]
    public void Corrupt_changes_one_field_and_counts_only_packets_that_have_it()
    {
        var fault = _ami.Set(FaultKind.Corrupt, with: null, ("field", "number"), ("value", "4711"));
        _ami.Send("Ping");
        _ami.Burst(1);
        Assert.EndsWith("Number: 4711\r\n\r\n", _ami.Text, StringComparison.Ordinal);
        Assert.Equal(1, fault.Acted);
    }

    [Fact]
    public void Rule_11_answer_with_a_foreign_identifier()
    {
        _ami.Set(FaultKind.WrongInvokeId, static spec => spec with { Match = "Ping" });
        var id = _ami.Send("Ping");
        Assert.Contains($"ActionID: never-asked-{id}\r\n", _ami.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_acknowledgement_carries_the_code_and_nothing_happens()
    {
        _ami.Set(FaultKind.Nak, static spec => spec with { Match = "Originate" }, ("code", "No such thing"));
        _ami.Send(
            "Originate",
            ("Channel", "PJSIP/1001"),
            ("Context", "from-internal"),
            ("Exten", "1002"),
            ("Priority", "1"),
            ("Async", "true")
        );
        _ami.Wait(1000);
        Assert.Contains("Response: Error\r\nActionID: 2\r\nMessage: No such thing\r\n", _ami.Text, StringComparison.Ordinal);
        Assert.Empty(_ami.Engine.Calls);
    }

    [Fact]
    public void No_acknowledgement_swallows_every_packet_of_the_answer_and_the_request_is_carried_out()
    {
        var fault = _ami.Set(FaultKind.NoAck, static spec => spec with { Match = "CoreShowChannels" });
        _ami.Send("CoreShowChannels");
        _ami.Send("Ping");
        Assert.Single(_ami.Names);
        Assert.Equal(1, fault.Acted);
        _ami.Set(FaultKind.NoAck, static spec => spec with { Match = "UserEvent" });
        _ami.Clear();
        _ami.Send("UserEvent", ("UserEvent", "Hello"));
        Assert.Equal(["UserEvent"], _ami.Names);
    }

    [Fact]
    public void Rule_11_late_acknowledgement_comes_after_the_events_that_it_caused()
    {
        _ami.Set(FaultKind.LateAck, static spec => spec with { Match = "UserEvent" }, ("ms", "400"));
        _ami.Send("UserEvent", ("UserEvent", "Hello"));
        Assert.Equal(["UserEvent"], _ami.Names);
        _ami.Face.Faults.Clear();
        _ami.Wait(400);
        Assert.Equal(["UserEvent", "Response: Success"], _ami.Names);
        Assert.Equal(TimeSpan.FromMilliseconds(400), _ami.Pieces[^1].At);
    }

    [Fact]
    public void Share_is_drawn_by_the_seed()
    {
        Assert.Equal(Heard(0.5), Heard(0.5));
        Assert.InRange(Heard(0.5).Count, 30, 70);
        Assert.Empty(Heard(1));
        Assert.Equal(100, Heard(0).Count);

        static IReadOnlyList<string> Heard(double share)
        {
            var ami = new AmiUnderFaults();
            ami.Set(FaultKind.LostEvent, spec => spec with { Share = share });
            ami.Burst(100);
            return [.. ami.Pieces.Select(static piece => piece.Text)];
        }
    }

    [Fact]
    public void After_and_for_bound_a_fault_in_time()
    {
        _ami.Set(FaultKind.LostEvent, static spec => spec with { After = TimeSpan.FromSeconds(1), For = TimeSpan.FromSeconds(1) });
        var heard = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            _ami.Clear();
            _ami.Burst(1);
            heard.Add(_ami.Names.Count);
            _ami.Wait(600);
        }
        Assert.Equal([1, 1, 0, 0], [heard[0], heard[1], heard[2], heard[3]]);
        _ami.Burst(1);
        Assert.Single(_ami.Names);
    }

    [Fact]
    public void Rule_01_the_next_call_gets_the_id_of_one_that_ended()
    {
        var first = _ami.Engine.Dial(_ami.Engine.FindStation("1001")!, "1002")!;
        var id = Uniqueid();
        _ami.Engine.HangUp(first);
        _ami.Wait(1000);
        _ami.Clear();
        var fault = _ami.Set(FaultKind.CallIdReuse, static spec => spec with { Times = 1 });
        _ami.Engine.Dial(_ami.Engine.FindStation("1003")!, "1004");
        Assert.Equal(id, Uniqueid());
        Assert.Equal(1, fault.Acted);

        string Uniqueid() => _ami.Text.Split("Uniqueid: ")[1].Split("\r\n")[0];
    }

    [Fact]
    public void Refused_login_is_counted()
    {
        var ami = new AmiUnderFaults(login: false);
        var fault = ami.Set(FaultKind.RefuseLogin, static spec => spec with { Times = 1 });
        ami.Send("Login", ("Username", "cti"), ("Secret", "ctisecret"));
        ami.Wait(1000);
        Assert.Contains("Authentication failed", ami.Text, StringComparison.Ordinal);
        Assert.Equal("closed: login refused", ami.Ended);
        Assert.Equal(1, fault.Acted);
        ami.Reconnect();
        ami.Send("Login", ("Username", "cti"), ("Secret", "ctisecret"));
        Assert.Contains("Authentication accepted", ami.Text, StringComparison.Ordinal);
    }
}
