using System.Text;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How asterisk-ami joins the suites.</summary>
public static class AsteriskAmiTarget
{
    public static ConformanceTarget Value { get; } =
        new()
        {
            Under = SwitchesUnderTest.Find("asterisk-ami")!,
            Escape = [new("Action", "CoreSettings")],
            // Not AlternateCall: no recording shows what the switch does at *4, so its face does nothing at it.
            ConditionsMet =
            [
                "AnswerCall",
                "DeflectCall",
                "HoldCall",
                "RetrieveCall",
                "ConsultationCall",
                "ConferenceCall",
                "SingleStepConferenceCall",
                "SetMessageWaitingIndicator",
                "SetAgentState",
            ],
            Wire = new WireSamples
            {
                MaxFrameLength = 1024 * 1024,
                FrameEnd = "\r\n"u8.ToArray(),
                Overlong = static () =>
                    Enumerable
                        .Range(0, 64)
                        .Select(static number =>
                            Encoding.ASCII.GetBytes((number == 0 ? "Event: Newchannel\r\n" : "") + new string('x', 64 * 1024) + "\r\n")
                        ),
                Garbage = "no colon in this line\r\n\r\n"u8.ToArray(),
                Unknown = "Event: FromTheFuture\r\nWord: kept\r\n\r\n"u8.ToArray(),
                UnknownType = "FromTheFuture",
            },
        };
}
