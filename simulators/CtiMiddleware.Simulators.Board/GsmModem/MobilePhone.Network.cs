using System.Globalization;
using System.Text;

namespace CtiMiddleware.Simulators.Board.GsmModem;

// SIM, registration, signal, messages and requests in digits.
public sealed partial class MobilePhone
{
    private const int MostMessages = 50;

    private readonly List<StoredMessage> _messages = [];
    private readonly List<string> _sent = [];
    private int _pinAttempts = 3;
    private int _reference;

    /// <summary>The SIM's PIN; what is given is compared while <see cref="Sim"/> wants one.</summary>
    public string Pin { get; set; } = "1234";

    /// <summary>The SIM.</summary>
    public SimState Sim { get; private set; } = SimState.Ready;

    /// <summary>How often a PIN may still be tried.</summary>
    public int PinAttempts => _pinAttempts;

    /// <summary>How it is registered; without SIM or switched off it is not.</summary>
    public NetworkState Network { get; private set; } = NetworkState.Home;

    /// <summary>Whether the radio is on.</summary>
    public bool IsOn { get; private set; } = true;

    /// <summary>Signal strength 0 to 31, or 99 when it is not known (27.007, 8.5).</summary>
    public int Signal { get; private set; } = 20;

    /// <summary>The operator's name; empty when not registered.</summary>
    public string Operator { get; set; } = "SimNet";

    /// <summary>The operator's number: country and network code.</summary>
    public string OperatorNumber { get; set; } = "24681";

    /// <summary>Whether calls can be made and taken.</summary>
    public bool IsRegistered => IsOn && Sim == SimState.Ready && (Network is NetworkState.Home or NetworkState.Roaming);

    /// <summary>The messages in the store.</summary>
    public IReadOnlyList<StoredMessage> Messages => _messages;

    /// <summary>The TPDUs that were sent, service centre's address first, in hexadecimal digits; the last hundred.</summary>
    public IReadOnlyList<string> SentMessages => _sent;

    /// <summary>Messages that came while the store was full, and were lost.</summary>
    public long MessagesLost { get; private set; }

    /// <summary>What the network says to a request in digits; any other gets an unsuccessful end.</summary>
    public Dictionary<string, string> Services { get; } = new(StringComparer.Ordinal) { ["*100#"] = "Your balance is 5.00" };

    /// <summary>Puts in another SIM, or takes it out.</summary>
    public void SetSim(SimState sim)
    {
        Sim = sim;
        _pinAttempts = sim == SimState.PukRequired ? 0 : 3;
        Observer?.NetworkChanged();
    }

    /// <summary>Gives the PIN.</summary>
    public bool EnterPin(string pin)
    {
        if (Sim != SimState.PinRequired)
            return false;
        if (pin != Pin)
        {
            if (--_pinAttempts <= 0)
                Sim = SimState.PukRequired;
            return false;
        }
        _pinAttempts = 3;
        SetSim(SimState.Ready);
        return true;
    }

    /// <summary>Switches the radio on or off; off ends all calls.</summary>
    public void SwitchOn(bool on)
    {
        if (IsOn == on)
            return;
        IsOn = on;
        if (!on)
            DropAll();
        Observer?.NetworkChanged();
    }

    /// <summary>The network's side: the registration changes; without one all calls are lost.</summary>
    public void SetNetwork(NetworkState state)
    {
        if (Network == state)
            return;
        Network = state;
        if (!IsRegistered)
            DropAll();
        Observer?.NetworkChanged();
    }

    /// <summary>The network's side: the signal changes.</summary>
    public void SetSignal(int signal)
    {
        Signal = signal;
        Observer?.NetworkChanged();
    }

    /// <summary>The network's side: a message comes, in UCS2, up to 70 UTF-16 units.</summary>
    /// <param name="number">From where, digits with or without a plus.</param>
    /// <param name="text">What.</param>
    public void Deliver(string number, string text) => DeliverPdu(DeliverOf(number, text));

    /// <summary>The network's side: a message comes as it is.</summary>
    /// <param name="pdu">The service centre's address and the SMS-DELIVER, in hexadecimal digits.</param>
    public void DeliverPdu(string pdu)
    {
        var index = Enumerable.Range(1, MostMessages).FirstOrDefault(index => _messages.TrueForAll(one => one.Index != index));
        if (index == 0)
        {
            MessagesLost++;
            return;
        }
        var message = new StoredMessage(index, pdu);
        _messages.Add(message);
        Observer?.MessageCame(message);
    }

    /// <summary>Takes a message out of the store.</summary>
    public bool Delete(int index) => _messages.RemoveAll(one => one.Index == index) > 0;

    /// <summary>Sends a message; its reference, null when it cannot be sent.</summary>
    public int? Submit(string pdu)
    {
        if (!IsRegistered)
            return null;
        if (_sent.Count >= 100)
            _sent.RemoveAt(0);
        _sent.Add(pdu);
        _reference = (_reference + 1) & 0xFF;
        return _reference;
    }

    /// <summary>Asks the network in digits; it answers a moment later.</summary>
    public bool Ask(string digits)
    {
        if (!IsRegistered)
            return false;
        var answer = Services.GetValueOrDefault(digits, "Service unknown");
        Kernel.Schedule(TimeSpan.FromMilliseconds(300), () => Observer?.ServiceSaid(answer, expectsAnswer: false));
        return true;
    }

    /// <summary>The mobile begins anew, as after a fault of its own: calls and settings are gone.</summary>
    public void Reset()
    {
        DropAll();
        Observer?.WasReset();
    }

    private void DropAll()
    {
        foreach (var call in _calls.ToArray())
            End(call, CallEnd.NoCarrier);
    }

    // 23.040, 9.2.2.1: service centre absent, SMS-DELIVER, address, PID 0, UCS2, time stamp, length, text.
    private string DeliverOf(string number, string text)
    {
        var digits = number.TrimStart('+');
        var data = Encoding.BigEndianUnicode.GetBytes(text);
        if (data.Length > 140 || digits.Length is 0 or > 20 || !digits.All(char.IsAsciiDigit))
            throw new ArgumentException(
                $"A message of {text.Length} characters from '{number}' cannot be one message in UCS2.",
                nameof(text)
            );
        var pdu = new StringBuilder("0004");
        pdu.Append(CultureInfo.InvariantCulture, $"{digits.Length:X2}{(number[0] == '+' ? "91" : "81")}{Swapped(digits)}0008");
        foreach (var part in Kernel.Now.ToString("yyMMddHHmmss", CultureInfo.InvariantCulture).Chunk(2))
            pdu.Append(part[1]).Append(part[0]);
        return pdu.Append(CultureInfo.InvariantCulture, $"00{data.Length:X2}{Convert.ToHexString(data)}").ToString();
    }

    private static string Swapped(string digits)
    {
        var padded = digits.Length % 2 == 0 ? digits : digits + "F";
        return string.Concat(padded.Chunk(2).Select(static pair => $"{pair[1]}{pair[0]}"));
    }
}
