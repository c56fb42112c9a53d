using System.Text;
using CtiMiddleware.Adapters.LineText;
using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>
/// The worked example against a script in place of the simulated switch: shows on a protocol that everybody can read that the suites for data links
/// and boards pass what is right and bite what is not.
/// </summary>
public static class LineTextWire
{
    private static readonly LineTextOptions s_options = new() { User = "cti", Secret = "ctisecret" };

    public static WireTarget Value { get; } =
        new()
        {
            Adapter = new LineTextAdapterFactory(),
            Options = s_options,
            WrongOptions = s_options with { Secret = "wrong" },
            CreatePeer = static options => new Peer(((LineTextOptions)options!).Secret == "ctisecret"),
            SilenceLimit = TimeSpan.FromMinutes(3),
            Wire = LineTextTarget.Value.Wire,
        };

    private sealed class Peer(bool accepts) : WirePeer
    {
        private static readonly string[] s_story =
        [
            "ORIGINATED conn=7.1 dev=1001 to=1002",
            "ALERTING conn=7.2 dev=1002 from=1001 to=1002 cause=new",
            "ANSWERED conn=7.2 dev=1002",
            // Several frames in one message: a reader must not lose what follows the first.
            "CLEARED conn=7.2 dev=1002 cause=hangup|CLEARED conn=7.1 dev=1001 cause=hangup|ENDED call=7 cause=hangup",
        ];

        private readonly StringBuilder _line = new();
        private int _event;

        public override int Steps => s_story.Length;

        public override void Act(int step) => Send(string.Concat(s_story[step].Split('|').Select(line => $"EV {++_event} {line}\r\n")));

        public override void Opened()
        {
            _event = 0;
            _line.Clear();
            Send("LINETEXT 1 name=script\r\n");
        }

        public override void Received(ReadOnlySpan<byte> bytes)
        {
            foreach (var one in bytes)
            {
                _line.Append((char)one);
                if (one != '\n')
                    continue;
                Answer(_line.ToString().Split(' ', '\r'));
                _line.Clear();
            }
        }

        private void Answer(string[] words) =>
            Send(
                words[0] switch
                {
                    "LOGIN" when !accepts => $"ERR {words[1]} denied text=no\r\n",
                    "LOGIN" => $"OK {words[1]} boot=1\r\n",
                    "LIST" => $"OK {words[1]} count=0\r\n",
                    _ => $"OK {words[1]}\r\n",
                }
            );
    }
}
