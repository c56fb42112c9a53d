using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports.DBus;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>Signals, and the modem that is the line: chosen, switched on, there with calls or not, registered or not.</summary>
public sealed partial class OFonoProtocol
{
    private string? _impairment;
    private bool _powering;
    private (bool Waiting, long Count)? _toldMessages;
    private bool _messagesWait;
    private long _messageCount;
    private string? _mailbox;

    private PartyDevice Line => new(PartyStatus.Provided, _line) { Category = DeviceCategory.Station };

    private void ForgetModem()
    {
        _modem = new OFonoModem(_options.Modem);
        _impairment = null;
        _powering = false;
        _toldMessages = null;
        (_messagesWait, _messageCount, _mailbox) = (false, 0, null);
    }

    // oFono's modems are known: what they are like decides whether the line works, not whether the link does.
    private void BeginModem()
    {
        var own = _modem.Own;
        _output.LoggedOn(own.Name.Length > 0 ? $"oFono, {own.Name}" : "oFono", restriction: null);
        _output.StatusNormal();
        _impairment = _modem.Impairment;
        if (_impairment is not null)
            Impaired(wasNormal: true);
        Learn(before: new OFonoModem(_options.Modem));
        SwitchOn();
    }

    private void Change(OFonoModem modem)
    {
        var before = _modem;
        _modem = modem;
        if (before.Has(OFonoNames.VoiceCallManager) && !(before.Path == modem.Path && modem.Has(OFonoNames.VoiceCallManager)))
            _calls.Lost(_output);
        Learn(before);
        Judge();
        SwitchOn();
    }

    // What an interface that appeared can tell.
    private void Learn(OFonoModem before)
    {
        if (_modem.Path is not { } path)
            return;
        bool Appeared(string name) => _modem.Has(name) && !(before.Path == path && before.Has(name));
        if (Appeared(OFonoNames.NetworkRegistration))
            Call(path, OFonoNames.NetworkRegistration, "GetProperties", [], Registered, static _ => { });
        else if (!_modem.Has(OFonoNames.NetworkRegistration))
            _modem = _modem with { Registration = null };
        if (Appeared(OFonoNames.MessageWaiting))
            Call(path, OFonoNames.MessageWaiting, "GetProperties", [], MessagesTold, static _ => { });
        // The runtime asks for the calls by itself when the status becomes normal; an unregistered modem can have emergency calls before.
        if (Appeared(OFonoNames.VoiceCallManager) && before.Path is not null)
            AskCalls(ticket: null);
    }

    private void Judge()
    {
        var now = _modem.Impairment;
        if (now == _impairment)
            return;
        var before = _impairment;
        _impairment = now;
        if (now is not null)
        {
            Impaired(wasNormal: before is null);
            return;
        }
        Log.Condition(_logger, _link, _modem.Path ?? "", "ready for calls");
        if (before is not null)
            _output.Emit(new DeviceEvent.BackInService(Line));
        _output.StatusNormal();
    }

    private void Impaired(bool wasNormal)
    {
        Log.Condition(_logger, _link, _modem.Path ?? "", _impairment!);
        if (wasNormal)
            _output.Emit(new DeviceEvent.OutOfService(Line));
        _output.StatusImpaired(_impairment!);
    }

    // Powered first: a modem that is off cannot be put online.
    private void SwitchOn()
    {
        if (!_options.PowerOn || _powering || _modem.Path is not { } path || _modem.Own is { Powered: true, Online: true })
            return;
        var property = _modem.Own.Powered ? "Online" : "Powered";
        _powering = true;
        Call(
            path,
            OFonoNames.Modem,
            "SetProperty",
            [DBusValue.Of(property), new DBusValue.Variant(DBusValue.Of(true))],
            _ =>
            {
                _powering = false;
                // Its own signal said it already, or does so now; a heartbeat shows it when neither came.
                _modem = _modem with
                {
                    PowerProblem = null,
                };
                Change(_modem.With(path, property, DBusValue.Of(true)));
                return true;
            },
            error =>
            {
                var words = $"{property}: {error.Name}{(error.Message.Length > 0 ? $": {error.Message}" : "")}";
                Log.NotSwitchedOn(_logger, _link, path, words);
                _modem = _modem with { PowerProblem = words };
                Judge();
                // Stays marked as under way until the timer, so that nothing tries in between.
                _output.StartTimer(PowerTimer, _options.PowerRetry);
            }
        );
    }

    private void TakeSignal(DBusLine.Signal signal, ReadOnlySpan<byte> frame)
    {
        var known = (signal.Interface, signal.Member, signal.Body) switch
        {
            (OFonoNames.Manager, "ModemAdded", [DBusValue.Text path, DBusValue.Array { Element: "{sv}" } properties]) => Changed(
                _modem.With(path.Value, properties)
            ),
            (OFonoNames.Manager, "ModemRemoved", [DBusValue.Text path]) => Changed(_modem.With(path.Value, properties: null)),
            (OFonoNames.Modem, "PropertyChanged", [DBusValue.Text property, DBusValue.Variant value]) => Changed(
                _modem.With(signal.Path, property.Value, value)
            ),
            _ when !IsOwn(signal.Path) => IsOfAnother(),
            (OFonoNames.VoiceCallManager or OFonoNames.VoiceCall, _, _) => TakeCallSignal(signal, frame),
            (OFonoNames.NetworkRegistration, "PropertyChanged", [DBusValue.Text property, DBusValue.Variant value]) => RegistrationChanged(
                property.Value,
                value
            ),
            (OFonoNames.MessageWaiting, "PropertyChanged", [DBusValue.Text property, DBusValue.Variant value]) => MessagesChanged(
                property.Value,
                value
            ),
            (OFonoNames.Manager or OFonoNames.Modem or OFonoNames.NetworkRegistration or OFonoNames.MessageWaiting, _, _) => null,
            // The many interfaces of oFono that are not telephony: data, SIM, messages …
            _ when signal.Interface.StartsWith("org.ofono.", StringComparison.Ordinal) => IsOfAnother(),
            _ => null,
        };
        if (known is null)
            _output.Unknown($"{signal.Interface}.{signal.Member}", frame);
    }

    // Itself or what is below it: /ril_10 is not below /ril_1.
    private bool IsOwn(string path) =>
        _modem.Path is { } own && path.StartsWith(own, StringComparison.Ordinal) && (path.Length == own.Length || path[own.Length] == '/');

    private bool? Changed(OFonoModem modem)
    {
        Change(modem);
        return true;
    }

    private bool? IsOfAnother()
    {
        _output.Ignored();
        return true;
    }

    private bool Registered(IReadOnlyList<DBusValue> body)
    {
        if (body is not [DBusValue.Array { Element: "{sv}" } properties])
            return false;
        _modem = _modem with { Registration = properties.Find("Status")?.AsText };
        Judge();
        return true;
    }

    private bool? RegistrationChanged(string property, DBusValue value)
    {
        var text = value.AsText ?? value.AsWhole?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (text is null)
            return null;
        if (property is "Status" or "Strength" or "Name" or "Technology")
            _output.Emit(new PrivateEvent($"{OFonoNames.NetworkRegistration}.PropertyChanged", [new(property, text)]));
        else
            _output.Ignored();
        if (property == "Status")
        {
            _modem = _modem with { Registration = text };
            Judge();
        }
        return true;
    }

    private bool MessagesTold(IReadOnlyList<DBusValue> body)
    {
        if (body is not [DBusValue.Array { Element: "{sv}" } properties])
            return false;
        _messagesWait = properties.Find("VoicemailWaiting")?.AsFlag ?? false;
        _messageCount = properties.Find("VoicemailMessageCount")?.AsWhole ?? 0;
        _mailbox = properties.Find("VoicemailMailboxNumber")?.AsText;
        TellMessages();
        return true;
    }

    private bool? MessagesChanged(string property, DBusValue value)
    {
        switch (property, value.Bare)
        {
            case ("VoicemailWaiting", DBusValue.Flag flag):
                _messagesWait = flag.Value;
                break;
            case ("VoicemailMessageCount", DBusValue.Whole count):
                _messageCount = (long)count.Value;
                break;
            case ("VoicemailMailboxNumber", DBusValue.Text number):
                _mailbox = number.Value;
                return true;
            default:
                return null;
        }
        TellMessages();
        return true;
    }

    // Two properties, two signals: each that changes something is told.
    private void TellMessages()
    {
        var now = (_messagesWait, _messagesWait ? _messageCount : 0);
        if (now == (_toldMessages ?? (false, 0)))
            return;
        _toldMessages = now;
        _output.Emit(
            new DeviceEvent.MessageWaiting(Line, PartyDevice.Of(_mailbox) with { Category = DeviceCategory.Trunk }, _messagesWait)
            {
                // Nought while messages wait means that the network does not tell how many.
                NewMessages = _messagesWait && _messageCount == 0 ? null : (int)now.Item2,
            }
        );
    }
}
