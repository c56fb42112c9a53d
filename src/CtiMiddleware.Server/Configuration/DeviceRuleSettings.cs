using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Model.Devices;

namespace CtiMiddleware.Server.Configuration;

/// <summary>One entry of a switch's <c>DeviceMap</c>: how a name on the switch becomes a device. The first that matches decides.</summary>
/// <param name="Pattern">A regular expression over the switch's name, for example <c>^PJSIP/(\d+)$</c>.</param>
/// <param name="Number">The number, with the groups as <c>$1</c>.</param>
/// <param name="Kind">What the device is.</param>
/// <param name="Ignore">What matches is no device.</param>
public sealed record DeviceRuleSettings(string Pattern, string Number, DeviceCategory Kind, bool Ignore)
{
    /// <summary>Reads the list <c>DeviceMap</c> of a switch; empty when there is none.</summary>
    public static IReadOnlyList<DeviceRuleSettings> ReadList(SettingsNode switchNode) => [.. switchNode.Sections("DeviceMap").Select(Read)];

    private static DeviceRuleSettings Read(SettingsNode node)
    {
        var pattern = node.RequiredText("Pattern", "Give a regular expression over the switch's name, for example ^PJSIP/(.+)$.");
        if (pattern.Length > 0 && DeviceRule.Problem(pattern) is { } problem)
            node.Error("Pattern", $"is not a regular expression that can be used: {problem}", "Correct it.");
        var number = node.Text("Number") ?? "$1";
        var kindText = node.Text("Kind") ?? "station";
        if (!Enum.TryParse<DeviceCategory>(kindText, ignoreCase: true, out var kind))
        {
            var names = Enum.GetNames<DeviceCategory>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName).ToArray();
            node.Error(
                "Kind",
                $"'{kindText}' is not a kind of device.",
                NearestMatch.Find(kindText, names) is { } near ? $"Did you mean {near}?" : $"Known: {string.Join(", ", names)}."
            );
        }
        var ignore = node.Flag("Ignore");
        node.Close();
        return new DeviceRuleSettings(pattern, number, kind, ignore);
    }
}
