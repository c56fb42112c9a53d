using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using static CtiMiddleware.Model.Commands.SwitchCommand;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>Requests in Asterisk's own terms: everything that it answers comes back.</summary>
public sealed class AmiEscapeTests
{
    [Fact]
    public void A_plain_answer_comes_back_field_by_field()
    {
        var rig = LinkRig.LoggedOn();
        var ticket = rig.Execute(new Escape([new("Action", "CoreSettings")]));
        rig.Packet("Response: Success", "ActionID: 2", "AMIversion: 11.0.0", "AsteriskVersion: 22.10.1");
        Assert.Equal(
            [new("Response", "Success"), new("ActionID", "2"), new("AMIversion", "11.0.0"), new("AsteriskVersion", "22.10.1")],
            rig.Answer(ticket).Fields
        );
    }

    [Fact]
    public void A_list_comes_back_whole_with_live_events_in_between()
    {
        var rig = LinkRig.LoggedOn();
        var ticket = rig.Execute(new Escape([new("Action", "QueueStatus")]));
        rig.Packet("Response: Success", "ActionID: 2", "EventList: start", "Message: Queue status will follow");
        rig.Packet("Event: QueueParams", "Queue: support", "ActionID: 2");
        rig.NewChannel("PJSIP/1001-00000001", "1.1", 4, "1001", "1002", "1.1");
        rig.Packet("Event: QueueMember", "Queue: support", "Name: Ann", "ActionID: 2");
        Assert.False(rig.IsAnswered(ticket));
        rig.Packet("Event: QueueStatusComplete", "ActionID: 2", "EventList: Complete", "ListItems: 2");
        var fields = rig.Answer(ticket).Fields;
        Assert.Equal(2, fields.Count(field => field.Key == "Queue"));
        Assert.Contains(new("ListItems", "2"), fields);
        Assert.Single(rig.Events);
    }

    [Fact]
    public void Two_lists_at_once_do_not_mix()
    {
        var rig = LinkRig.LoggedOn();
        var first = rig.Execute(new Escape([new("Action", "BridgeList")]));
        var second = rig.Execute(new Escape([new("Action", "Status")]));
        rig.Packet("Response: Success", "ActionID: 2", "EventList: start");
        rig.Packet("Response: Success", "ActionID: 3", "EventList: start");
        rig.Packet("Event: Status", "ActionID: 3", "Channel: x");
        rig.Packet("Event: BridgeListItem", "ActionID: 2", "BridgeUniqueid: y");
        rig.Packet("Event: StatusComplete", "ActionID: 3", "Items: 1");
        rig.Packet("Event: BridgeListComplete", "ActionID: 2", "EventList: Complete");
        Assert.Contains(new("BridgeUniqueid", "y"), rig.Answer(first).Fields);
        Assert.DoesNotContain(rig.Answer(first).Fields, field => field.Key == "Channel");
        Assert.Contains(new("Channel", "x"), rig.Answer(second).Fields);
    }

    [Fact]
    public void Output_of_a_command_comes_line_by_line_as_asterisk_22_gives_it()
    {
        var rig = LinkRig.LoggedOn();
        var ticket = rig.Execute(new Escape([new("Action", "Command"), new("Command", "core show uptime")]));
        rig.Packet(
            "Response: Success",
            "ActionID: 2",
            "Message: Command output follows",
            "Output: System uptime: 2 hours",
            "Output: ",
            "Output: x"
        );
        Assert.Equal(
            ["System uptime: 2 hours", "", "x"],
            rig.Answer(ticket).Fields.Where(field => field.Key == "Output").Select(field => field.Value)
        );
    }

    [Fact]
    public void A_failing_command_is_refused_and_its_output_is_kept()
    {
        var rig = LinkRig.LoggedOn();
        var ticket = rig.Execute(new Escape([new("Action", "Command"), new("Command", "nonexistent cmd")]));
        rig.Packet(
            "Response: Error",
            "ActionID: 2",
            "Message: Command output follows",
            "Output: No such command 'nonexistent cmd' (type 'core show help nonexistent cmd' for other possible commands)"
        );
        var answer = rig.Answer(ticket);
        Assert.Equal(CommandOutcome.Rejected, answer.Outcome);
        Assert.Contains(
            answer.Fields,
            field => field.Key == "Output" && field.Value.StartsWith("No such command", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Output_of_a_command_comes_whole_in_the_old_form_with_blank_lines_and_colons_in_it()
    {
        // The form of Asterisk 1.8 to 13 (main/manager.c there): the output's lines end in LF alone and may look like headers.
        var rig = LinkRig.LoggedOn();
        var ticket = rig.Execute(new Escape([new("Action", "Command"), new("Command", "core show uptime")]));
        rig.Bytes(
            "Response: Follows\r\nPrivilege: Command\r\nActionID: 2\r\nUptime: 2 hours\n\nActionID: none\nend\n--END COMMAND--\r\n\r\n"
                + "Event: PeerStatus\r\nPeer: PJSIP/1001\r\n\r\n"
        );
        var answer = rig.Answer(ticket);
        Assert.Equal(CommandOutcome.Acknowledged, answer.Outcome);
        Assert.Equal(
            ["Uptime: 2 hours", "", "ActionID: none", "end"],
            answer.Fields.Where(field => field.Key == "Output").Select(field => field.Value)
        );
        Assert.Single(answer.Fields, field => field.Key == "ActionID");
        Assert.Empty(rig.Output.Items.OfType<Links.Capture.ReplayItem.Unknown>());
    }

    [Fact]
    public void An_originate_that_does_not_block_is_allowed()
    {
        var rig = LinkRig.LoggedOn();
        rig.Execute(new Escape([new("Action", "Originate"), new("Channel", "PJSIP/1001"), new("async", "Yes")]));
        Assert.StartsWith("Action: Originate\r\n", rig.Wire(), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_beyond_ascii_are_sent_as_utf8()
    {
        var rig = LinkRig.LoggedOn();
        rig.Execute(new Escape([new("Action", "UserEvent"), new("UserEvent", "Grüße")]));
        Assert.Contains("UserEvent: Gr\u00c3\u00bc\u00c3\u009fe\r\n", rig.Wire(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_list_is_a_refusal()
    {
        var rig = LinkRig.LoggedOn();
        var ticket = rig.Execute(new Escape([new("Action", "PJSIPShowContacts")]));
        // With the stray line feed of the recording.
        rig.Bytes("Response: Error\r\nActionID: 2\r\nMessage: No Contacts found\n\r\n\r\n");
        Assert.Equal(Failure.Generic, rig.Answer(ticket).Failure);
        Assert.Equal("No Contacts found", rig.Answer(ticket).Text);
    }
}
