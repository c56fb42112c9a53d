using System.Globalization;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>
/// A GSM modem by 3GPP TS 27.007 and 27.005 in front of a <see cref="MobilePhone"/>: AT command lines in, results and unsolicited lines out, framed
/// <c>CR LF text CR LF</c>. It holds what ofono's phonesim driver asks for. No sockets and no threads; kernel only.
/// </summary>
public sealed class GsmModemFace : IMobileObserver
{
    private readonly List<GsmModemSession> _sessions = [];
    private int _last;

    /// <summary>Puts a modem before a mobile.</summary>
    public GsmModemFace(MobilePhone phone, GsmModemFaceOptions? options = null)
    {
        Phone = phone;
        Options = options ?? new GsmModemFaceOptions();
        Random = new SplitMix64(phone.Kernel.DerivedSeed("noise of the GSM modem"));
        phone.Observer = this;
    }

    /// <summary>The mobile.</summary>
    public MobilePhone Phone { get; }

    /// <summary>How it looks.</summary>
    public GsmModemFaceOptions Options { get; }

    /// <summary>What goes wrong.</summary>
    public GsmModemFaults Faults { get; } = new();

    /// <summary>Who is connected now.</summary>
    public int Clients => _sessions.Count;

    /// <summary>Command lines taken so far, newest last; the last two hundred.</summary>
    public IReadOnlyCollection<string> Commands => Asked;

    internal Queue<string> Asked { get; } = [];

    internal SplitMix64 Random { get; }

    /// <summary>A client connects: another one on the same modem, with settings of its own.</summary>
    public IFaceSession Connect(IFaceOutput output)
    {
        var session = new GsmModemSession(this, output, ++_last);
        _sessions.Add(session);
        return session;
    }

    /// <inheritdoc/>
    public void Ringing(MobileCall call, bool first)
    {
        foreach (var session in Sessions())
            session.Ring(call, first);
    }

    /// <inheritdoc/>
    public void Changed(MobileCall call) { }

    /// <inheritdoc/>
    public void Ended(MobileCall call, CallEnd why)
    {
        // A call that rang and was given up ends without a word: RING does not come again.
        var word = why switch
        {
            CallEnd.Busy => "BUSY",
            CallEnd.NoAnswer when !call.IsIncoming => "NO ANSWER",
            CallEnd.There or CallEnd.NoCarrier => "NO CARRIER",
            _ => null,
        };
        if (word is null || call.IsRinging)
            return;
        foreach (var session in Sessions())
            session.Tell(word);
    }

    /// <inheritdoc/>
    public void NetworkChanged()
    {
        foreach (var session in Sessions())
            session.TellRegistration();
    }

    /// <inheritdoc/>
    public void MessageCame(StoredMessage message)
    {
        var stored = false;
        foreach (var session in Sessions())
        {
            switch (session.Settings.Messages)
            {
                case 0:
                    stored = true;
                    break;
                case 1:
                    stored = true;
                    session.Tell(string.Create(CultureInfo.InvariantCulture, $"+CMTI: \"SM\",{message.Index}"));
                    break;
                default:
                    session.Tell(string.Create(CultureInfo.InvariantCulture, $"+CMT: ,{message.Length}\r\n{message.Pdu}"));
                    break;
            }
        }
        // What was handed over is not kept.
        if (_sessions.Count > 0 && !stored)
            Phone.Delete(message.Index);
    }

    /// <inheritdoc/>
    public void ServiceSaid(string text, bool expectsAnswer)
    {
        foreach (var session in Sessions())
        {
            if (session.Settings.Services)
                session.Tell($"+CUSD: {(expectsAnswer ? 1 : 0)},\"{text}\",15");
        }
    }

    /// <inheritdoc/>
    public void WasReset()
    {
        foreach (var session in Sessions())
        {
            session.Forget();
            session.Tell("+CRST: 1");
        }
    }

    /// <summary>Says something by itself, whatever it is, as one unsolicited line.</summary>
    public void Say(string line)
    {
        foreach (var session in Sessions())
            session.Tell(line);
    }

    internal void Left(GsmModemSession session) => _sessions.Remove(session);

    private GsmModemSession[] Sessions() => [.. _sessions];
}
