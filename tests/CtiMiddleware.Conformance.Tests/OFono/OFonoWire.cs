using System.Text;
using CtiMiddleware.Adapters.OFono;
using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How ofono joins the suites: an ofonod with one modem that is on, at which a call comes in and is given up.</summary>
public static class OFonoWire
{
    public static WireTarget Value { get; } =
        new()
        {
            Adapter = new OFonoAdapterFactory(),
            Options = OFonoVectors.Value.Options(null),
            CreatePeer = static _ => new Peer(),
            SilenceLimit = TimeSpan.FromSeconds(60),
            Wire = new WireSamples
            {
                MaxFrameLength = OFonoProtocol.MaxLine,
                FrameEnd = "\n"u8.ToArray(),
                Overlong = static () => Enumerable.Repeat(Encoding.ASCII.GetBytes(new string('X', 64 * 1024)), 20),
                Garbage = "this is no line = of = the protocol\n"u8.ToArray(),
                Unknown =
                    """
                    {"type":"signal","path":"/sim","interface":"org.ofono.VoiceCallManager","member":"Invented","signature":"","body":[]}

                    """u8.ToArray(),
                UnknownType = "org.ofono.VoiceCallManager.Invented",
            },
        };

    private sealed class Peer : WirePeer
    {
        private readonly StringBuilder _received = new();
        private bool _rings;
        private int _last;

        public override int Steps => 3;

        public override void Opened()
        {
            _received.Clear();
            Send("""{"type":"owner","name":"org.ofono","owner":":1.7"}""" + "\n");
        }

        public override void Act(int step)
        {
            _rings = step != 2;
            // The story may be told again: another call has another path.
            if (step == 0)
                _last++;
            switch (step)
            {
                case 0:
                    Signal("/sim", "VoiceCallManager", "CallAdded", "oa{sv}", $$"""["{{Path}}",{{Call("incoming")}}]""");
                    break;
                case 1:
                    Signal(Path, "VoiceCall", "PropertyChanged", "sv", """["Name",["s","Smith"]]""");
                    break;
                default:
                    Signal(Path, "VoiceCall", "DisconnectReason", "s", """["remote"]""");
                    Signal(Path, "VoiceCall", "PropertyChanged", "sv", """["State",["s","disconnected"]]""");
                    Signal("/sim", "VoiceCallManager", "CallRemoved", "o", $"""["{Path}"]""");
                    break;
            }
        }

        public override void Received(ReadOnlySpan<byte> bytes)
        {
            _received.Append(Encoding.UTF8.GetString(bytes));
            for (int end; (end = _received.ToString().IndexOf('\n', StringComparison.Ordinal)) >= 0; _received.Remove(0, end + 1))
                Answer(_received.ToString(0, end));
        }

        private void Answer(string line)
        {
            using var call = System.Text.Json.JsonDocument.Parse(line);
            var serial = call.RootElement.GetProperty("serial").GetInt64();
            var (signature, body) = call.RootElement.GetProperty("member").GetString() switch
            {
                "GetModems" => (
                    "a(oa{sv})",
                    """[[["/sim",{"Powered":["b",true],"Online":["b",true],"Interfaces":["as",["org.ofono.VoiceCallManager"]]}]]]"""
                ),
                "GetCalls" => ("a(oa{sv})", _rings ? $$"""[[["{{Path}}",{{Call("incoming")}}]]]""" : "[[]]"),
                _ => ("", "[]"),
            };
            Send($$"""{"type":"return","serial":{{serial}},"signature":"{{signature}}","body":{{body}}}""" + "\n");
        }

        private void Signal(string path, string name, string member, string signature, string body) =>
            Send(
                $$"""{"type":"signal","path":"{{path}}","interface":"org.ofono.{{name}}","member":"{{member}}","signature":"{{signature}}","body":{{body}}}"""
                    + "\n"
            );

        private string Path => $"/sim/voicecall{_last:00}";

        private static string Call(string state) =>
            $$"""{"State":["s","{{state}}"],"LineIdentification":["s","5551234"],"Name":["s",""],"Multiparty":["b",false]}""";
    }
}
