using System.Text.RegularExpressions;
using CtiMiddleware.Model.Devices;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>One rule of a <see cref="DeviceMap"/>.</summary>
/// <param name="Pattern">A regular expression over the endpoint's name, for example <c>^PJSIP/(\d+)$</c>. Without lookarounds and back references, so that its time grows with the name only.</param>
/// <param name="Number">The number, with the groups of the pattern as <c>$1</c>.</param>
/// <param name="Kind">What the device is.</param>
/// <param name="Ignore">What matches is no device.</param>
public sealed record DeviceRule(string Pattern, string Number, DeviceCategory Kind, bool Ignore = false)
{
    /// <summary>Why a pattern cannot be used, in words; null when it can. A rule with another pattern cannot be made.</summary>
    public static string? Problem(string pattern)
    {
        try
        {
            Compile(pattern);
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    // Matched in linear time: a time limit would be a matter of how busy the machine is, and would throw in the middle of an event.
    internal Regex Expression { get; } = Compile(Pattern);

    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException e)
        {
            throw new ArgumentException("a lookaround or a back reference cannot be used", nameof(pattern), e);
        }
    }
}
