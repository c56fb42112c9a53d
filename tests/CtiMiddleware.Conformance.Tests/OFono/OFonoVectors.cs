using System.Text;
using CtiMiddleware.Adapters.OFono;
using CtiMiddleware.Conformance.Vectors;
using CtiMiddleware.Links.Transports.DBus;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How the vectors of ofono are run. Signals are named by interface and member, calls by theirs.</summary>
public static class OFonoVectors
{
    private const string OtherSignals = "signals of other interfaces";

    private static readonly string[] s_signals =
    [
        "Manager.ModemAdded",
        "Manager.ModemRemoved",
        "Modem.PropertyChanged",
        "VoiceCallManager.CallAdded",
        "VoiceCallManager.CallRemoved",
        "VoiceCallManager.PropertyChanged",
        "VoiceCallManager.Forwarded",
        "VoiceCallManager.BarringActive",
        "VoiceCall.PropertyChanged",
        "VoiceCall.DisconnectReason",
        "NetworkRegistration.PropertyChanged",
        "MessageWaiting.PropertyChanged",
    ];

    public static VectorTarget Value { get; } =
        new()
        {
            Adapter = new OFonoAdapterFactory(),
            Options = static with => new OFonoOptions
            {
                Line = "500",
                PowerOn = with != "leavesOff",
                PowerRetry = TimeSpan.FromSeconds(1),
            },
            NameOfReceived = static frame =>
                Read(frame) switch
                {
                    DBusLine.Owner => "owner",
                    DBusLine.Return => "return",
                    DBusLine.Error => "error",
                    DBusLine.Dropped => "dropped",
                    DBusLine.Signal signal when s_signals.Contains(Short(signal.Interface, signal.Member)) => Short(
                        signal.Interface,
                        signal.Member
                    ),
                    DBusLine.Signal { Interface: var name } when name.StartsWith("org.ofono.", StringComparison.Ordinal) => OtherSignals,
                    _ => "unknown",
                },
            NamesOfSent = static wire =>
                Encoding
                    .UTF8.GetString(wire)
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(static line => Read(Encoding.UTF8.GetBytes(line)) as DBusLine.Call)
                    .Select(static call => call is null ? "unknown" : Short(call.Interface, call.Member)),
            Rewrite = static frame =>
            {
                if (Read(frame) is not { } line)
                    return null;
                var again = new System.Buffers.ArrayBufferWriter<byte>();
                DBusLineWriter.Write(line, again);
                return again.WrittenSpan.TrimEnd((byte)'\n').ToArray(); // a frame is a line without its end
            },
            Received = ["owner", "return", "error", "dropped", OtherSignals, .. s_signals],
            Sent =
            [
                "Manager.GetModems",
                "Modem.SetProperty",
                "NetworkRegistration.GetProperties",
                "MessageWaiting.GetProperties",
                "VoiceCallManager.GetCalls",
                "VoiceCallManager.Dial",
                "VoiceCallManager.SwapCalls",
                "VoiceCallManager.HoldAndAnswer",
                "VoiceCallManager.ReleaseAndAnswer",
                "VoiceCallManager.ReleaseAndSwap",
                "VoiceCallManager.CreateMultiparty",
                "VoiceCallManager.HangupMultiparty",
                "VoiceCallManager.Transfer",
                "VoiceCallManager.SendTones",
                "VoiceCall.Answer",
                "VoiceCall.Hangup",
                "VoiceCall.Deflect",
            ],
        };

    private static string Short(string @interface, string member) => $"{@interface[(@interface.LastIndexOf('.') + 1)..]}.{member}";

    private static DBusLine? Read(ReadOnlySpan<byte> frame) =>
        DBusLineReader.TryRead(frame.TrimEnd((byte)'\n'), out var line, out _, out _) ? line : null;
}
