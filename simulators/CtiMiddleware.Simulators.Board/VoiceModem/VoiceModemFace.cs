using System.Globalization;
using System.Text;
using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>
/// A voice modem (ITU-T V.250 and V.253) between a serial line and a telephone line: AT commands, service class 8, voice transmit, receive and duplex with
/// shielding, dialling with call progress, caller id, event codes. It has no data or fax pump: calls in those classes end with NO CARRIER. Kernel only.
/// </summary>
public sealed partial class VoiceModemFace : ILineTerminal
{
    private const byte Dle = 0x10;

    private readonly SimulationKernel _kernel;
    private readonly TelephoneLine _line;
    private readonly ModemProfile _profile;
    private readonly AtLineReader _reader = new();
    private readonly Queue<AtCommand> _pending = new();
    private ModemMode _mode;
    private bool _failed;
    private TimeSpan _lineTaken;

    /// <summary>Plugs a modem into a line and switches it on.</summary>
    /// <param name="kernel">Time.</param>
    /// <param name="line">The telephone line; the modem becomes its <see cref="TelephoneLine.Terminal"/>.</param>
    /// <param name="profile">The model.</param>
    public VoiceModemFace(SimulationKernel kernel, TelephoneLine line, ModemProfile profile)
    {
        _kernel = kernel;
        _line = line;
        _profile = profile;
        _ear = new ModemEar(this);
        _noise = new SplitMix64(kernel.DerivedSeed($"modem {line.Name}"));
        line.Terminal = this;
        Reset();
    }

    /// <summary>The serial line; null while no cable is plugged in: what is said is lost.</summary>
    public IModemWire? Wire { get; set; }

    /// <summary>What is wrong with the modem and its cable.</summary>
    public ModemFaults Faults { get; } = new();

    /// <summary>What it does.</summary>
    public ModemMode Mode => _mode;

    /// <summary>The service class, as <c>+FCLASS?</c> answers.</summary>
    public string ServiceClass => _class;

    /// <summary>The last AT lines taken, without <c>AT</c>; 100 at most.</summary>
    public IReadOnlyCollection<string> Dialogue => _dialogue;

    /// <summary>Whether the computer may send (Clear To Send).</summary>
    public bool IsReady { get; private set; } = true;

    /// <summary>Bytes of audio lost because the computer sent although <see cref="IsReady"/> was false.</summary>
    public long AudioBytesLost { get; private set; }

    /// <summary>Bytes for the computer lost because the serial line's buffer was full.</summary>
    public long BytesLost { get; private set; }

    private readonly Queue<string> _dialogue = new();

    /// <summary>Bytes from the computer, split anyhow.</summary>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        if (Faults.IsDead)
            return;
        RestartInactivity();
        foreach (var value in bytes)
        {
            if (Faults.Spoil(value, _noise) is not { } heard)
                continue;
            if (_mode is ModemMode.Transmit or ModemMode.Duplex)
                TakeAudio(heard);
            else if (_mode == ModemMode.Receive)
                TakeReceiving(heard);
            else
                TakeCharacter((char)heard);
        }
        ShowReady();
    }

    /// <summary>Data Terminal Ready changed: when it drops, the modem does what <c>&amp;D</c> says.</summary>
    public void SetDataTerminalReady(bool on)
    {
        if (on || Faults.IsDead || Faults.IgnoresControlLines || _onDtr == 0)
            return;
        EndDialogue();
        HangUp();
        if (_onDtr == 3)
            Reset();
        _class = "0";
    }

    /// <summary>Switches the modem off and on: everything is as it was delivered, and nothing is said.</summary>
    public void PowerCycle()
    {
        EndDialogue();
        HangUp();
        Reset();
        _reader.Clear();
    }

    private void TakeCharacter(char character)
    {
        character = (char)(character & 0x7F);
        if (_mode != ModemMode.Command)
        {
            // Any character ends what takes long, but for those right after the line (V.250, 5.6.1).
            if (_kernel.Elapsed - _lineTaken > TimeSpan.FromMilliseconds(125))
                Abort();
            return;
        }
        if (_echo)
            Send([(byte)character]);
        if (_reader.Take(character) is { } body)
            TakeLine(body);
    }

    private void TakeLine(string body)
    {
        _lineTaken = _kernel.Elapsed;
        _dialogue.Enqueue(body);
        if (_dialogue.Count > 100)
            _dialogue.Dequeue();
        if (Faults.AnswersNothing)
            return;
        _pending.Clear();
        _failed = !AtCommandParser.TryParse(body, out var commands) || _reader.TooLong;
        foreach (var command in commands)
            _pending.Enqueue(command);
        Continue();
    }

    /// <summary>Carries out the rest of the line; a command that takes long comes back here at its end.</summary>
    private void Continue()
    {
        while (_pending.TryDequeue(out var command))
        {
            switch (Do(command))
            {
                case Outcome.Error:
                    _pending.Clear();
                    Result("ERROR");
                    return;
                case Outcome.Silent:
                    return;
            }
        }
        Result(_failed ? "ERROR" : "OK");
    }

    /// <summary>The result of a line, or one that nobody asked for (RING).</summary>
    private void Result(string result)
    {
        if (_quiet)
            return;
        if (_verbose)
            Say($"\r\n{result}\r\n");
        else
            Say($"{Code(result).ToString(CultureInfo.InvariantCulture)}\r");
    }

    /// <summary>A line of an answer before the result.</summary>
    private void Inform(string text) => Say(_verbose ? $"\r\n{text}\r\n" : $"{text}\r\n");

    private static int Code(string result) =>
        result switch
        {
            "OK" => 0,
            "CONNECT" => 1,
            "RING" => 2,
            "NO CARRIER" => 3,
            "ERROR" => 4,
            "NO DIALTONE" => 6,
            "BUSY" => 7,
            "NO ANSWER" => 8,
            "RINGING" => 11,
            "VCON" => 13,
            _ => 4,
        };

    private void Say(string text) => Send(Encoding.Latin1.GetBytes(text));

    private void Send(ReadOnlySpan<byte> bytes)
    {
        if (Wire is not { } wire || Faults.IsDead)
            return;
        var sent = Faults.IsClean ? wire.TrySend(bytes) : wire.TrySend(Faults.Spoil(bytes, _noise));
        if (!sent)
            BytesLost += bytes.Length;
        _overrun |= !sent;
    }

    private void ShowReady()
    {
        var room = _profile.TransmitBuffer - _transmit.Count;
        var ready = IsReady ? room > _profile.TransmitBuffer / 4 : room > _profile.TransmitBuffer / 2;
        if (ready == IsReady)
            return;
        IsReady = ready;
        ShowLines();
    }

    private void ShowLines()
    {
        if (Faults.IgnoresControlLines)
            return;
        var lines = ModemLines.DataSetReady;
        if (IsReady)
            lines |= ModemLines.ClearToSend;
        if (_line.IsRinging)
            lines |= ModemLines.RingIndicator;
        Wire?.Changed(lines);
    }

    private enum Outcome
    {
        /// <summary>Done, the next command follows.</summary>
        Done,

        /// <summary>Refused.</summary>
        Error,

        /// <summary>Nothing is answered now.</summary>
        Silent,
    }
}
