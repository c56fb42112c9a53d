using CtiMiddleware.Adapters.VoiceModem.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Media.Codecs;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>The voice states: entering and leaving them, and the audio in them.</summary>
public sealed partial class VoiceModemProtocol
{
    /// <summary>Samples that are kept while the transmit state is entered again after a command: one second.</summary>
    private const int MaxKept = 8000;

    /// <summary>How long the OK after a stream that the modem ended itself may take.</summary>
    private static readonly TimeSpan OkPatience = TimeSpan.FromSeconds(1);

    private readonly List<byte> _lastBytes = [];
    private readonly List<short> _kept = [];
    private readonly short[] _samples = new short[4096];
    private readonly byte[] _coded = new byte[1024];
    private readonly byte[] _shielded = new byte[2048];
    private SampleEncoder _encoder = new(AudioEncoding.MuLaw);
    private SampleDecoder _decoder = new(AudioEncoding.MuLaw);
    private VoiceMode _mode;
    private bool _leaving;
    private bool _okFollows;
    private MediaDirections _wanted;
    private NativeConnection _media;
    private bool _mediaPending;

    private static ReadOnlySpan<byte> OkLine => "\r\nOK\r\n"u8;

    private bool SendsAudio => _mode is VoiceMode.Receive or VoiceMode.Duplex;

    private bool Speaks => !_leaving && (_mode is VoiceMode.Transmit or VoiceMode.Duplex);

    /// <inheritdoc/>
    public void SetMedia(NativeConnection connection, MediaDirections directions, ILinkOutput output)
    {
        _output = output;
        if (_active is not { State: CallState.Talking } call || call.Mine != connection)
        {
            output.Media.Failed(connection, "no answered call has this connection");
            return;
        }
        if (directions == MediaDirections.Duplex && !(_options.Duplex && _profile.Duplex))
        {
            output.Media.Failed(connection, $"both ways at once is not set for this modem, or profile {_profile.Name} has no +VTR");
            return;
        }
        (_media, _wanted, _mediaPending) = (connection, directions, true);
        Pump();
    }

    /// <inheritdoc/>
    public void Transmit(NativeConnection connection, ReadOnlySpan<short> samples, ILinkOutput output)
    {
        _output = output;
        if (connection == _media && Speaks)
            Speak(samples);
        else if (connection == _media && _wanted.HasFlag(MediaDirections.Transmit) && _kept.Count + samples.Length <= MaxKept)
            _kept.AddRange(samples);
        else
            output.Media.Lost(connection, "not transmitting");
    }

    /// <inheritdoc/>
    public void Discard(NativeConnection connection, ILinkOutput output)
    {
        _output = output;
        _kept.Clear();
        if (connection == _media && Speaks)
            Write([Shielding.Dle, Shielding.Can]);
    }

    private void Speak(ReadOnlySpan<short> samples)
    {
        while (!samples.IsEmpty)
        {
            var part = samples[..Math.Min(samples.Length, 320)];
            samples = samples[part.Length..];
            var length = _encoder.Encode(part, _coded);
            Write(_shielded.AsSpan(0, Shielding.Shield(_coded.AsSpan(0, length), _shielded)));
        }
    }

    private void TakeAudio(ReadOnlySpan<byte> bytes)
    {
        // In duplex some modems end with OK alone.
        if (_leaving && _mode == VoiceMode.Duplex && EndsWithOk(bytes))
        {
            Left();
            return;
        }
        while (!bytes.IsEmpty)
        {
            var part = bytes[..Math.Min(bytes.Length, 1024)];
            bytes = bytes[part.Length..];
            var count = _decoder.Decode(part, _samples);
            if (_active is { State: CallState.Talking } call && call.Mine == _media)
                _output.Media.Received(_media, _samples.AsSpan(0, count));
        }
    }

    /// <summary>However the bytes of the result were split.</summary>
    private bool EndsWithOk(ReadOnlySpan<byte> bytes)
    {
        var last = bytes.Length > OkLine.Length ? bytes[^OkLine.Length..] : bytes;
        _lastBytes.RemoveRange(0, Math.Max(0, _lastBytes.Count + last.Length - OkLine.Length));
        _lastBytes.AddRange(last);
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_lastBytes).SequenceEqual(OkLine);
    }

    /// <summary>No command waits: into the voice state that is wanted.</summary>
    private void PumpAudio()
    {
        var wanted = ModeOf(_wanted);
        if (_mode == wanted)
        {
            MediaIsReady();
            return;
        }
        if (_mode != VoiceMode.Command)
        {
            Leave(cuts: false);
            return;
        }
        Begin(
            new Job(
                wanted switch
                {
                    VoiceMode.Transmit => "AT+VTX",
                    VoiceMode.Receive => "AT+VRX",
                    _ => "AT+VTR",
                }
            )
            {
                Done = (result, _) => Entered(wanted, result),
            }
        );
    }

    private void Entered(VoiceMode mode, ModemResult result)
    {
        if (result != ModemResult.Connect)
        {
            var asked = _mediaPending;
            (_wanted, _mediaPending) = (MediaDirections.None, false);
            var reason = $"the modem answers {result} to the {mode} state";
            if (asked)
                _output.Media.Failed(_media, reason);
            else
                _output.Media.Ended(_media, reason);
            return;
        }
        _mode = mode;
        _encoder = new SampleEncoder(_format.Encoding);
        _decoder = new SampleDecoder(_format.Encoding);
        if (mode == ModeOf(_wanted))
            MediaIsReady();
        if (!Speaks || _kept.Count == 0)
            return;
        Speak(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_kept));
        _kept.Clear();
    }

    private void MediaIsReady()
    {
        if (!_mediaPending)
            return;
        _mediaPending = false;
        _output.Media.Ready(_media, _wanted);
    }

    /// <summary>Back to commands; goes on when the modem says OK.</summary>
    private void Leave(bool cuts)
    {
        _leaving = true;
        _lastBytes.Clear();
        var patience = _options.AnswerTimeout;
        switch (_mode)
        {
            case VoiceMode.Transmit:
                if (cuts)
                    Write([Shielding.Dle, Shielding.Can]);
                else
                    patience += _options.TransmitLead + TimeSpan.FromSeconds(5);
                Write(_coded.AsSpan(0, _encoder.Finish(_coded)));
                Write([Shielding.Dle, Shielding.Etx]);
                break;
            case VoiceMode.Receive:
                Write([Shielding.Dle, _profile.RecordStop == "esc" ? Shielding.Esc : (byte)'!']);
                break;
            default:
                if (cuts)
                    Write([Shielding.Dle, Shielding.Can]);
                Write([Shielding.Dle, (byte)'^']);
                break;
        }
        Note(">", $"(leave {_mode})");
        _output.StartTimer(LeaveTimer, patience);
    }

    private void Left()
    {
        _leaving = false;
        _mode = VoiceMode.Command;
        _output.StopTimer(LeaveTimer);
        Pump();
    }

    /// <summary>DLE ETX: the modem's stream is over; OK follows.</summary>
    private void StreamEnded()
    {
        if (!SendsAudio)
        {
            _output.Ignored();
            return;
        }
        _mode = VoiceMode.Command;
        if (_leaving)
            return;
        // What was said by mistake or by a line error is not followed by OK: the wait for it is short.
        _okFollows = true;
        _output.StartTimer(OkTimer, OkPatience);
        EndMedia("the modem ended its voice stream");
    }

    private void OkIsLate()
    {
        _okFollows = false;
        Pump();
    }

    private void EndMedia(string reason)
    {
        var flowed = _wanted != MediaDirections.None;
        var pending = _mediaPending;
        (_wanted, _mediaPending) = (MediaDirections.None, false);
        _kept.Clear();
        if (pending)
            _output.Media.Failed(_media, reason);
        else if (flowed)
            _output.Media.Ended(_media, reason);
    }

    private void ForgetAudio()
    {
        (_mode, _leaving, _okFollows, _inDigit) = (VoiceMode.Command, false, false, false);
        (_wanted, _mediaPending) = (MediaDirections.None, false);
        _output.StopTimer(LeaveTimer);
        _output.StopTimer(OkTimer);
        _kept.Clear();
    }

    private static VoiceMode ModeOf(MediaDirections directions) =>
        directions switch
        {
            MediaDirections.None => VoiceMode.Command,
            MediaDirections.Transmit => VoiceMode.Transmit,
            MediaDirections.Receive => VoiceMode.Receive,
            _ => VoiceMode.Duplex,
        };

    private enum VoiceMode
    {
        Command,
        Transmit,
        Receive,
        Duplex,
    }
}
