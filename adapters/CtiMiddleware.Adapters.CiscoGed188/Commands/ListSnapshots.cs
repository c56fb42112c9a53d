using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>Snapshots of what the configuration lists and the protocol can only be asked for one by one: devices, agents, skill groups.</summary>
internal static class ListSnapshots
{
    /// <summary>The devices, each with what the switch says it is.</summary>
    public static void Devices(CommandTicket ticket, IReadOnlyList<string> devices, IExchangeContext context)
    {
        context.Output.SnapshotBegin(SnapshotScope.Devices);
        var requests = new RequestQueue(
            () => context.Output.Progress(ticket),
            () => End(ticket, SnapshotScope.Devices, complete: true, context)
        );
        foreach (var device in devices)
            requests.Add(() =>
                context.Send(
                    MessageType.QueryDeviceInfoReq,
                    GedWire.Unknown,
                    writer => writer.Text(Tag.AgentInstrument, device),
                    new CallbackExchange(
                        ticket,
                        message =>
                        {
                            Report(device, KindOf(message.Number(Field.TypeOfDevice)), inService: null);
                            requests.Done();
                        },
                        answer =>
                        {
                            // The list is the configuration's; that the switch does not know one of it is shown, not hidden.
                            Report(device, DeviceCategory.Station, answer.Failure == Failure.InvalidDevice ? false : null);
                            requests.Done();
                        }
                    )
                )
            );
        requests.Run();

        void Report(string device, DeviceCategory kind, bool? inService) =>
            context.Output.SnapshotItem(new SnapshotItem.Device(device, kind) { NativeName = device, InService = inService });
    }

    /// <summary>Who works at the devices, with their states.</summary>
    public static void Agents(CommandTicket ticket, IReadOnlyList<string> devices, IExchangeContext context)
    {
        context.Output.SnapshotBegin(SnapshotScope.Agents);
        context.Agents.Distrust();
        var complete = true;
        var requests = new RequestQueue(() => context.Output.Progress(ticket), () => End(ticket, SnapshotScope.Agents, complete, context));
        foreach (var device in devices)
            requests.Add(() =>
                context.Send(
                    MessageType.QueryAgentStateReq,
                    GedWire.Unknown,
                    writer => writer.Set(Field.MRDID, 1).Set(Field.ICMAgentID, GedWire.Unknown).Text(Tag.AgentInstrument, device),
                    new CallbackExchange(
                        ticket,
                        message =>
                        {
                            if (context.Agents.Item(message) is { } agent)
                            {
                                context.Output.SnapshotItem(agent);
                                if (agent.Groups.Count == 0)
                                    context.Agents.Whole(message);
                            }
                            requests.Done();
                        },
                        answer =>
                        {
                            context.Agents.Refused(device);
                            complete &= answer.Failure == Failure.InvalidAgent || answer.Failure == Failure.InvalidDevice;
                            requests.Done();
                        }
                    )
                )
            );
        requests.Run();
    }

    /// <summary>The skill groups with what is counted of them.</summary>
    public static void Groups(CommandTicket ticket, IReadOnlyList<uint> groups, IExchangeContext context)
    {
        context.Output.SnapshotBegin(SnapshotScope.Groups);
        var requests = new RequestQueue(
            () => context.Output.Progress(ticket),
            () => End(ticket, SnapshotScope.Groups, complete: true, context)
        );
        foreach (var group in groups)
            requests.Add(() =>
                context.Send(
                    MessageType.QuerySkillGroupStatisticsReq,
                    GedWire.Unknown,
                    writer => writer.Set(Field.SkillGroupNumber, group).Set(Field.SkillGroupID, GedWire.Unknown),
                    new CallbackExchange(
                        ticket,
                        message =>
                        {
                            var counted = GroupCounts.Read(message);
                            context.Output.SnapshotItem(
                                new SnapshotItem.Group(Text(group)) { Waiting = counted.CallsWaiting ?? 0, Statistics = counted }
                            );
                            requests.Done();
                        },
                        _ =>
                        {
                            context.Output.SnapshotItem(new SnapshotItem.Group(Text(group)));
                            requests.Done();
                        }
                    )
                )
            );
        requests.Run();
    }

    private static void End(CommandTicket ticket, SnapshotScope scope, bool complete, IExchangeContext context)
    {
        context.Output.SnapshotEnd(scope, complete);
        context.Output.Complete(ticket, CommandAnswer.Acknowledged);
    }

    private static DeviceCategory KindOf(uint type) =>
        (TypeOfDevice)type switch
        {
            TypeOfDevice.Acd or TypeOfDevice.AcdGroup => DeviceCategory.AcdGroup,
            TypeOfDevice.StationGroup or TypeOfDevice.LineGroup => DeviceCategory.HuntGroup,
            TypeOfDevice.Trunk or TypeOfDevice.TrunkGroup => DeviceCategory.Trunk,
            TypeOfDevice.CtiPortSccp or TypeOfDevice.CtiPortSip => DeviceCategory.VoiceUnit,
            _ => DeviceCategory.Station,
        };

    private static string Text(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
