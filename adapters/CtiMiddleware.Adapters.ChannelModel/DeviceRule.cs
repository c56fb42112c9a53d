using System.Text.RegularExpressions;
using CtiMiddleware.Model.Devices;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>One rule of a <see cref="DeviceMap"/>.</summary>
/// <param name="Pattern">A regular expression over the endpoint's name, for example <c>^PJSIP/(\d+)$</c>. Runs with a time limit of 50 ms.</param>
/// <param name="Number">The number, with the groups of the pattern as <c>$1</c>.</param>
/// <param name="Kind">What the device is.</param>
/// <param name="Ignore">What matches is no device.</param>
public sealed record DeviceRule(string Pattern, string Number, DeviceCategory Kind, bool Ignore = false)
{
    internal Regex Expression { get; } = new(Pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(50));
}
