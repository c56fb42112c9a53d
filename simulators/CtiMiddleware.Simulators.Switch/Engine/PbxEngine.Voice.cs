namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Voice units: announcements and digits.</summary>
public sealed partial class PbxEngine
{
    private readonly Dictionary<string, VoiceUnit> _voiceUnits = [];

    /// <summary>All voice units, in the order of the profile.</summary>
    public IEnumerable<VoiceUnit> VoiceUnits => _voiceUnits.Values;

    /// <summary>Plays a message to a party that the switch itself has answered.</summary>
    /// <param name="leg">Connected, without another party.</param>
    /// <param name="message">The message's name, handed back in the events.</param>
    /// <param name="duration">How long it is.</param>
    public Refusal PlayMessage(PbxLeg leg, string message, TimeSpan duration)
    {
        if (leg is not { State: LegState.Connected, InMix: false })
        {
            return Refusal.InvalidState;
        }
        leg.Voice ??= new VoiceSession();
        Play(leg, leg.Voice, message, duration);
        return Refusal.None;
    }

    /// <summary>Collects digits from a party that the switch itself has answered.</summary>
    /// <param name="leg">Connected, without another party.</param>
    /// <param name="count">The most digits; <c>#</c> ends them early.</param>
    /// <param name="digitTime">How long the party may take for each.</param>
    public Refusal CollectDigits(PbxLeg leg, int count, TimeSpan digitTime)
    {
        if (leg is not { State: LegState.Connected, InMix: false } || count < 1)
        {
            return Refusal.InvalidState;
        }
        var voice = leg.Voice ??= new VoiceSession();
        (voice.Wanted, voice.DigitTime, voice.Digits) = (count, digitTime, "");
        if (!voice.Playing)
        {
            AwaitDigit(leg, voice);
        }
        return Refusal.None;
    }

    private void EnterVoiceUnit(PbxLeg leg, VoiceUnit unit)
    {
        AnswerBySwitch(leg, "VoiceUnit");
        var voice = new VoiceSession
        {
            Unit = unit,
            Wanted = unit.Options.Digits,
            DigitTime = unit.Options.DigitTime,
        };
        leg.Voice = voice;
        Play(leg, voice, unit.Name, unit.Options.Announcement);
    }

    private void Play(PbxLeg leg, VoiceSession voice, string message, TimeSpan duration)
    {
        voice.Timer?.Dispose();
        (voice.Playing, voice.Message) = (true, message);
        voice.Timer = Kernel.Schedule(duration, () => EndPlay(leg, voice, interrupted: false));
        Raise(new PbxEvent.MessageStarted(leg, voice.Unit, message));
    }

    private void EndPlay(PbxLeg leg, VoiceSession voice, bool interrupted)
    {
        if (IsElsewhere(leg))
        {
            return;
        }
        voice.Timer?.Dispose();
        voice.Playing = false;
        Raise(new PbxEvent.MessageEnded(leg, voice.Unit, voice.Message, interrupted));
        if (voice.Wanted > 0)
        {
            AwaitDigit(leg, voice);
        }
        else
        {
            GoOn(leg, voice);
        }
    }

    private void AwaitDigit(PbxLeg leg, VoiceSession voice)
    {
        voice.Timer?.Dispose();
        voice.Timer = Kernel.Schedule(voice.DigitTime, () => Collected(leg, voice));
    }

    private void Hear(PbxLeg leg, char digit)
    {
        if (leg.Voice is not { Wanted: > 0 } voice || IsElsewhere(leg))
        {
            return;
        }
        if (digit != '#')
        {
            voice.Digits += digit;
        }
        if (voice.Playing)
        {
            EndPlay(leg, voice, interrupted: true);
        }
        if (digit == '#' || voice.Digits.Length >= voice.Wanted)
        {
            Collected(leg, voice);
        }
        else
        {
            AwaitDigit(leg, voice);
        }
    }

    private void Collected(PbxLeg leg, VoiceSession voice)
    {
        if (IsElsewhere(leg))
        {
            return;
        }
        voice.Timer?.Dispose();
        var complete = voice.Digits.Length >= voice.Wanted;
        voice.Wanted = 0;
        if (voice.Unit is { Options.Variable: { Length: > 0 } variable })
        {
            SetData(leg.Call, new Dictionary<string, string?>(StringComparer.Ordinal) { [variable] = voice.Digits });
        }
        Raise(new PbxEvent.DigitsCollected(leg, voice.Unit, voice.Digits, complete));
        GoOn(leg, voice);
    }

    private void GoOn(PbxLeg leg, VoiceSession voice)
    {
        if (voice.Unit is not { } unit || !ReferenceEquals(leg.Voice, voice))
        {
            // A computer plays and collects: it says what follows.
            return;
        }
        EndVoice(leg);
        var to = unit.Options.Destinations.GetValueOrDefault(voice.Digits, unit.Options.Next);
        if (to.Length == 0 || !MayDivert(leg.Call, to))
        {
            Clear(leg, ReleaseOrigin.Switch, ReleaseCause.Normal);
            return;
        }
        leg.Call.Hops.Add(unit.Number);
        TellDiversion(leg, null, unit.Number, to, DiversionReason.Routed);
        Route(leg, to);
    }

    /// <summary>The party was given to somebody else meanwhile: the voice unit has lost it.</summary>
    private static bool IsElsewhere(PbxLeg leg)
    {
        if (leg is { State: LegState.Connected, InMix: false })
        {
            return false;
        }
        EndVoice(leg);
        return true;
    }

    private static void EndVoice(PbxLeg leg)
    {
        leg.Voice?.Timer?.Dispose();
        leg.Voice = null;
    }
}
