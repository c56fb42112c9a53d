using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How cisco-ged188 joins the suites.</summary>
public static class CiscoGed188Target
{
    public static ConformanceTarget Value { get; } =
        new()
        {
            Under = UnderTest(),
            Profile = static () => ConformanceTarget.DefaultProfile(agents: true),
            NamesOutsideParties = true,
            Escape = [new("Message", "QUERY_AGENT_STATE_REQ"), new("PeripheralID", "5000"), new("AGENT_INSTRUMENT", "1005")],
            ConditionsMet = ["SingleStepConferenceCall", "RequestSnapshot"],
            Wire = new WireSamples
            {
                MaxFrameLength = 4321 + 8,
                // A length of two thousand million bytes, of a call event.
                Overlong = static () =>
                    [
                        [0x7F, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x09, 0x00],
                    ],
                Garbage = "GET / HTTP/1.1\r\n\r\n"u8.ToArray(),
                // Four bytes of the type 999.
                Unknown = [0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x03, 0xE7, 0xDE, 0xAD, 0xBE, 0xEF],
                UnknownType = "999",
            },
        };

    private static SwitchUnderTest UnderTest()
    {
        var under = SwitchesUnderTest.Find("cisco-ged188")!;
        // The protocol can list neither devices nor skill groups.
        return under with
        {
            Options = (CiscoGed188Options)under.Options! with
            {
                Devices = ["1001", "1002", "1003", "1004", "1005", "1006"],
                SkillGroups = [610],
            },
        };
    }
}
