using System.Text;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How line-text joins the suites.</summary>
public static class LineTextTarget
{
    public static ConformanceTarget Value { get; } =
        new()
        {
            Under = SwitchesUnderTest.Find("line-text")!,
            ConditionsMet = ["MakeCall", "SetAgentState"],
            Wire = new WireSamples
            {
                MaxFrameLength = 4096,
                FrameEnd = "\r\n"u8.ToArray(),
                Overlong = static () => Enumerable.Repeat(Encoding.ASCII.GetBytes(new string('X', 1000)), 100),
                Garbage = "this is no line = of = the protocol\r\n"u8.ToArray(),
                Unknown = "WISH 0 word=kept\r\n"u8.ToArray(),
                UnknownType = "WISH",
            },
        };
}
