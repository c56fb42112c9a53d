using System.Reflection;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using CtiMiddleware.Model.Tests.Schema;

namespace CtiMiddleware.Model.Tests;

/// <summary>Holds the model against the published schema. What is ours is marked <see cref="ExtensionAttribute"/>; everything else must exist there.</summary>
public sealed class SchemaTests
{
    private static readonly SchemaNames Schema = SchemaNames.Edition6;

    public static TheoryData<Type> EventTypes => [.. ModelNames.Events];

    public static TheoryData<Type> CommandTypes => [.. ModelNames.Commands];

    [Fact]
    public void The_fixture_was_read_whole()
    {
        Assert.Equal(244, Schema.Messages.Keys.Count(static name => StandardRow.All.Any(row => row.Element == name)));
        Assert.Contains("originatinNIDConnection", Schema.Messages["EstablishedEvent"]);
        Assert.Contains("systemResourceAvailibility", Schema.Messages["UniversalFailure"]);
        Assert.Contains("normalClearing", Schema.Enumerations["EventCause"]);
        Assert.Contains("endpoint", Schema.Types["ConnectionListItem"]);
    }

    [Theory]
    [MemberData(nameof(EventTypes))]
    public void Every_event_and_its_members_exist_in_the_schema(Type type)
    {
        if (ModelNames.IsExtension(type))
            return;
        var element = ModelNames.EventElement(type);
        Assert.True(Schema.Messages.TryGetValue(element, out var members), $"The schema has no {element}.");
        foreach (var member in ModelNames.StandardMembers(type))
        {
            // The schema gives no cause to a few events; the model has it on all of them, normal where the schema has none.
            if (member.Name == nameof(SwitchEvent.Cause))
                continue;
            Assert.True(members.Contains(ModelNames.Camel(member.Name)), $"{element} has no {ModelNames.Camel(member.Name)}.");
        }
    }

    [Theory]
    [MemberData(nameof(CommandTypes))]
    public void Every_command_and_its_members_exist_in_the_schema(Type type)
    {
        if (ModelNames.IsExtension(type))
            return;
        Assert.True(Schema.Messages.TryGetValue(type.Name, out var members), $"The schema has no {type.Name}.");
        foreach (var member in ModelNames.StandardMembers(type))
            Assert.True(members.Contains(ModelNames.Camel(member.Name)), $"{type.Name} has no {ModelNames.Camel(member.Name)}.");
    }

    [Theory]
    [InlineData(typeof(EventCause), "EventCause")]
    [InlineData(typeof(LocalConnectionState), "LocalConnectionState")]
    [InlineData(typeof(AgentState), "AgentState")]
    [InlineData(typeof(RequestedAgentState), "ReqAgentState")]
    public void Every_value_of_an_enumeration_exists_in_the_schema_unless_it_is_an_extension(Type enumeration, string name)
    {
        var values = Schema.Enumerations[name];
        foreach (var (value, extension) in ModelNames.Values(enumeration))
            Assert.True(extension != values.Contains(value), $"{name}.{value}: in the schema or an extension, one of the two.");
    }

    [Theory]
    [InlineData(typeof(LocalConnectionState), "LocalConnectionState")]
    [InlineData(typeof(AgentState), "AgentState")]
    [InlineData(typeof(RequestedAgentState), "ReqAgentState")]
    [InlineData(typeof(EventCause), "EventCause")]
    public void Every_value_of_the_schema_exists_in_the_enumeration(Type enumeration, string name) =>
        Assert.Empty(Schema.Enumerations[name].Except(ModelNames.Values(enumeration).Select(static value => value.Name)));

    [Fact]
    public void Every_failure_category_is_a_choice_of_the_universal_failure()
    {
        foreach (var (value, _) in ModelNames.Values(typeof(FailureCategory)))
            Assert.Contains(SchemaSpelling(value), Schema.Messages["UniversalFailure"]);
    }

    [Fact]
    public void Every_failure_constant_is_a_value_of_its_category()
    {
        var constants = typeof(Failure)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static field => field.FieldType == typeof(Failure));
        foreach (var field in constants)
        {
            var failure = (Failure)field.GetValue(null)!;
            Assert.Contains(failure.Value, Schema.Enumerations[failure.Category + "Errors"]);
        }
    }

    [Fact]
    public void Every_device_category_has_its_counterpart_in_the_schema()
    {
        var counterpart = new Dictionary<DeviceCategory, string>
        {
            [DeviceCategory.Station] = "station",
            // The schema's group is an ACD or a hunt group by its attributes; applications want to know which.
            [DeviceCategory.AcdGroup] = "group",
            [DeviceCategory.HuntGroup] = "group",
            [DeviceCategory.Trunk] = "networkInterface",
            [DeviceCategory.RoutePoint] = "routeingDevice",
            [DeviceCategory.Park] = "park",
            [DeviceCategory.VoiceUnit] = "voiceUnit",
            [DeviceCategory.Conference] = "conference",
            [DeviceCategory.Other] = "other",
        };
        foreach (var category in Enum.GetValues<DeviceCategory>())
            Assert.Contains(counterpart[category], Schema.Enumerations["DeviceCategory"]);
    }

    [Fact]
    public void Items_of_connection_lists_and_snapshots_have_the_members_of_the_schema()
    {
        Holds(typeof(ConnectionListItem), Schema.Types["ConnectionListItem"], []);
        Holds(
            typeof(SnapshotConnection),
            Schema.Types["SnapshotCallResponseInfo"],
            new()
            {
                [nameof(SnapshotConnection.Connection)] = "callIdentifier",
                [nameof(SnapshotConnection.Device)] = "deviceOnCall",
                [nameof(SnapshotConnection.LocalConnectionState)] = "localConnectionInfo",
            }
        );
        Holds(
            typeof(SnapshotItem.Call),
            Schema.Messages["SnapshotCallResponse"],
            new()
            {
                [nameof(SnapshotItem.Call.CallId)] = "crossRefIDorSnapshotData",
                [nameof(SnapshotItem.Call.Connections)] = "crossRefIDorSnapshotData",
                [nameof(SnapshotItem.Call.GlobalCallLinkage)] = "callLinkageData",
            }
        );
    }

    [Fact]
    public void Every_message_of_the_schema_stands_once_in_the_list_of_the_standard()
    {
        var listed = StandardRow.All.Where(static row => row.Element is not null).Select(static row => row.Element!).ToList();
        Assert.Equal(listed.Count, listed.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(listed.Except(Schema.Messages.Keys));
    }

    private static void Holds(Type type, HashSet<string> members, Dictionary<string, string> other)
    {
        foreach (var member in ModelNames.StandardMembers(type))
            Assert.Contains(other.GetValueOrDefault(member.Name, ModelNames.Camel(member.Name)), members);
    }

    private static string SchemaSpelling(string category) =>
        category == "systemResourceAvailability" ? "systemResourceAvailibility" : category;
}
