using CtiMiddleware.Adapters.GsmModem.Calls;
using CtiMiddleware.Adapters.GsmModem.Lines;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.GsmModem;

// What the modem says by itself, and the list of calls.
internal sealed partial class GsmModemProtocol
{
    // A ring is followed by the caller's number: one list for both.
    private static readonly TimeSpan s_soon = TimeSpan.FromMilliseconds(100);

    private bool _told;
    private bool _listing;
    private bool _listAgain;
    private bool _wordIsNew;

    private static bool IsUnsolicited(string name) =>
        name
            is "RING"
                or "+CRING"
                or "+CLIP"
                or "+CNAP"
                or "+CDIP"
                or "+CCWA"
                or "+CREG"
                or "+CMTI"
                or "+CMT"
                or "+CDS"
                or "+CDSI"
                or "+CBM"
                or "+CUSD"
                or "+CRST"
                or "+CSSI"
                or "+CSSU"
                or "+CGREG"
                or "+CEREG"
                or "+CIEV"
                or "+CBC"
                or "*ECAV"
                or "^CONN"
                or "^CEND"
                or "^ORIG"
                or "^CONF"
                or "^RSSI"
                or "^BOOT"
        || IsEndWord(name);

    private void Unsolicited(string line, ReadOnlySpan<byte> frame, ILinkOutput output)
    {
        var fields = AtFields.Of(line);
        switch (fields.Name)
        {
            case "RING" or "+CRING":
                Soon(output);
                break;
            case "+CLIP":
                Caller(fields, output, frame);
                break;
            case "+CNAP":
                _book.CallerName(fields.Text(0), output.Emit);
                break;
            case "+CCWA":
                Caller(fields, output, frame);
                Soon(output);
                break;
            // Makers' own news of calls: the list is asked, and says what it is.
            case "*ECAV" or "^CONN" or "^CEND" or "^ORIG" or "^CONF":
                output.Ignored();
                Soon(output);
                break;
            case "+CREG":
                if (IsReady)
                    Registered(fields.Number(0), output);
                break;
            case "+CMTI":
                Fetch(fields, frame, output);
                break;
            case "+CMT":
                _headOfMessage = line;
                break;
            case "+CUSD":
                Service(fields, output);
                break;
            case "+CRST" or "^BOOT":
                if (IsReady)
                    Input(new GsmSession.Input.BeganAnew(), output);
                break;
            case "+CDIP" or "+CSSI" or "+CSSU" or "+CGREG" or "+CEREG" or "+CIEV" or "+CBC" or "+CDS" or "+CDSI" or "+CBM" or "^RSSI":
                output.Ignored();
                break;
            default:
                Other(line, fields.Name, frame, output);
                break;
        }
    }

    private void Other(string line, string name, ReadOnlySpan<byte> frame, ILinkOutput output)
    {
        if (IsEndWord(line))
        {
            (_book.EndWord, _wordIsNew) = (line, true);
            List(output);
        }
        else if (IsFinal(line, byWord: false))
        {
            output.Anomaly(AnomalyKind.UnexpectedAnswer, $"{line} came though nothing was asked.", frame);
        }
        else if (
            name.Length is 0 or > 24
            || !name.All(static one => char.IsAsciiLetterOrDigit(one) || one is ' ' or '+' or '*' or '^' or '%' or '$' or '#' or '_')
        )
        {
            output.Anomaly(AnomalyKind.InvalidField, "A line is none of a modem's.", frame);
        }
        else
        {
            output.Unknown(name, frame);
        }
    }

    private void Caller(AtFields fields, ILinkOutput output, ReadOnlySpan<byte> frame)
    {
        if (!ListedCall.TryNumber(fields.Text(0), fields.Number(1), out var number))
        {
            output.Anomaly(AnomalyKind.InvalidField, "A caller's number has letters that no number has.", frame);
            return;
        }
        // Validity 1: withheld by the caller; 2: not available (27.007, 7.6 and 7.12).
        _book.Caller(number, fields.Number(fields.Name == "+CLIP" ? 5 : 4) == 1, output.Emit);
    }

    private static void Service(AtFields fields, ILinkOutput output)
    {
        var text = fields.Text(1);
        if (fields.Number(2) is 0x48 or 72 && text.Length % 4 == 0 && text.Length > 0 && text.All(char.IsAsciiHexDigit))
            text = System.Text.Encoding.BigEndianUnicode.GetString(Convert.FromHexString(text));
        var state = fields.Number(0) switch
        {
            0 => "done",
            1 => "answer expected",
            2 => "ended by the network",
            3 => "answered elsewhere",
            4 => "not supported",
            5 => "timed out",
            _ => "unknown",
        };
        output.Emit(new PrivateEvent("ussd", [new("state", state), new("text", text)]));
    }

    private void Soon(ILinkOutput output)
    {
        if (_told && !_listing)
            output.StartTimer(s_list, s_soon);
        else
            _listAgain = true;
    }

    private void List(ILinkOutput output)
    {
        output.StopTimer(s_list);
        if (!_told || !IsReady)
            return;
        if (_listing)
        {
            _listAgain = true;
            return;
        }
        (_listing, _listAgain, _wordIsNew) = (true, false, false);
        Ask("AT+CLCC", Listed, output, own: "+CLCC");
    }

    private void Listed(AtResult result, ILinkOutput output)
    {
        _listing = false;
        if (result.IsOk && Read(result, output) is { } calls)
            Take(calls, output.Emit);
        if (_listAgain)
            List(output);
        else if (_book.Legs.Count > 0 || (!result.IsOk && result.Final == AtFinal.Refused && _book.EndWord is not null))
            output.StartTimer(s_list, _book.IsUnsettled ? _options.CallPoll : _options.CallWatch);
    }

    // A word is of a call that the list no longer has: once a list was asked for after it and taken, it says nothing of a later call.
    private void Take(IReadOnlyList<ListedCall> calls, Action<SwitchEvent>? tell)
    {
        _book.Take(calls, tell);
        if (!_wordIsNew)
            _book.EndWord = null;
    }

    // All lines or none: of a list with a line that cannot be right nothing is concluded.
    private static List<ListedCall>? Read(AtResult result, ILinkOutput output)
    {
        var calls = new List<ListedCall>();
        foreach (var line in result.Lines)
        {
            if (!ListedCall.TryRead(AtFields.Of(line), out var call))
            {
                output.Anomaly(
                    AnomalyKind.InvalidField,
                    "A line of the list of calls cannot be right; the list is asked for again.",
                    System.Text.Encoding.Latin1.GetBytes(line)
                );
                return null;
            }
            if (call is not null && calls.TrueForAll(one => one.Index != call.Index))
                calls.Add(call);
        }
        return calls;
    }
}
