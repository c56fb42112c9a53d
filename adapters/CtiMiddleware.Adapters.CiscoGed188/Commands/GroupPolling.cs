using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>Counts the skill groups of the configuration, one request for each at a time: a group whose count is still out is left out.</summary>
/// <param name="groups">Their numbers.</param>
/// <param name="context">The link.</param>
internal sealed class GroupPolling(IReadOnlyList<uint> groups, IExchangeContext context)
{
    // The groups whose count is out, and whether it was told that it is late.
    private readonly Dictionary<uint, bool> _out = [];

    /// <summary>Asks for every group that is not asked for already. One whose answer is late is told once, until the answer comes.</summary>
    public void Ask()
    {
        foreach (var group in groups)
        {
            if (!_out.TryGetValue(group, out var told))
                Ask(group);
            else if (!told)
            {
                _out[group] = true;
                context.Output.Anomaly(
                    AnomalyKind.InvalidField,
                    $"skill group {group} is not counted: the server has not answered the last request for it",
                    default
                );
            }
        }
    }

    /// <summary>The connection is gone.</summary>
    public void Reset() => _out.Clear();

    private void Ask(uint group)
    {
        _out[group] = false;
        context.Send(
            MessageType.QuerySkillGroupStatisticsReq,
            GedWire.Unknown,
            writer => writer.Set(Field.SkillGroupNumber, group).Set(Field.SkillGroupID, GedWire.Unknown),
            new CallbackExchange(
                ticket: null,
                message =>
                {
                    _out.Remove(group);
                    context.Output.Emit(
                        new DeviceEvent.GroupCounted(
                            PartyDevice.Of(group.ToString(CultureInfo.InvariantCulture)) with
                            {
                                Category = DeviceCategory.AcdGroup,
                            },
                            GroupCounts.Read(message)
                        )
                    );
                },
                answer =>
                {
                    _out.Remove(group);
                    context.Output.Anomaly(AnomalyKind.InvalidField, $"skill group {group} cannot be counted: {answer.Text}", default);
                }
            )
        );
    }
}
