using System.Buffers;

namespace CtiMiddleware.Links.Transports.Rfc2217;

/// <summary>
/// Which options are in force, each way, by the rule that ends every negotiation (RFC 854): only a change is answered, and what was offered here
/// is not answered again. An option that is not wanted is refused once.
/// </summary>
/// <param name="wire">Where answers go.</param>
internal sealed class TelnetOptions(IBufferWriter<byte> wire)
{
    private readonly HashSet<byte> _wanted = [TelnetCodes.Binary, TelnetCodes.SuppressGoAhead];
    private readonly Dictionary<byte, bool> _ours = [];
    private readonly Dictionary<byte, bool> _theirs = [];
    private readonly HashSet<(byte Verb, byte Option)> _offered = [];

    /// <summary>Whether an option is in force for what we send.</summary>
    public bool Ours(byte option) => _ours.GetValueOrDefault(option);

    /// <summary>Whether an option is in force for what they send.</summary>
    public bool Theirs(byte option) => _theirs.GetValueOrDefault(option);

    /// <summary>Offers to do something: WILL.</summary>
    public void Offer(byte option) => Say(TelnetCodes.Will, option, offer: true);

    /// <summary>Asks them to do something: DO.</summary>
    public void Ask(byte option) => Say(TelnetCodes.Do, option, offer: true);

    /// <summary>They said something; what is to be answered is written.</summary>
    public void Heard(byte verb, byte option)
    {
        switch (verb)
        {
            case TelnetCodes.Do:
                Decide(_ours, TelnetCodes.Will, option, on: true, wanted: option == TelnetCodes.ComPort || _wanted.Contains(option));
                break;
            case TelnetCodes.Dont:
                Decide(_ours, TelnetCodes.Will, option, on: false, wanted: true);
                break;
            case TelnetCodes.Will:
                // Echo is theirs to do: nobody here types.
                Decide(_theirs, TelnetCodes.Do, option, on: true, wanted: option == TelnetCodes.Echo || _wanted.Contains(option));
                break;
            default:
                Decide(_theirs, TelnetCodes.Do, option, on: false, wanted: true);
                break;
        }
    }

    private void Decide(Dictionary<byte, bool> side, byte yes, byte option, bool on, bool wanted)
    {
        var no = (byte)(yes + 1);
        var before = side.TryGetValue(option, out var state) ? state : (bool?)null;
        var offered = _offered.Remove((yes, option));
        if (on && !wanted)
        {
            // Refused once; who goes on asking gets no further answer.
            if (before is null)
                Say(no, option, offer: false);
            side[option] = false;
            return;
        }
        side[option] = on;
        if (!offered && before != on && !(before is null && !on))
            Say(on ? yes : no, option, offer: false);
    }

    private void Say(byte verb, byte option, bool offer)
    {
        if (offer)
            _offered.Add((verb, option));
        wire.Write([TelnetCodes.Iac, verb, option]);
    }
}
