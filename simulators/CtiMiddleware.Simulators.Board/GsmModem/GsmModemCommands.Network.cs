using System.Globalization;

namespace CtiMiddleware.Simulators.Board.GsmModem;

// SIM, registration, signal, requests in digits, and short messages (27.005, PDU mode only).
internal sealed partial class GsmModemCommands
{
    /// <summary>The text of a message came after its prompt.</summary>
    /// <param name="pdu">The digits.</param>
    /// <param name="length">Octets of the TPDU that were announced.</param>
    public AtReply Submit(string pdu, int length)
    {
        if (pdu.Length < 4 || pdu.Length % 2 != 0 || !pdu.All(char.IsAsciiHexDigit))
            return AtReply.Cms(304);
        if (new StoredMessage(0, pdu).Length != length)
            return AtReply.Cms(305);
        return Phone.Submit(pdu) is { } reference
            ? AtReply.Say(string.Create(CultureInfo.InvariantCulture, $"+CMGS: {reference}"))
            : AtReply.Cms(331);
    }

    private AtReply? Network(AtRequest request)
    {
        switch (request.Name)
        {
            case "+SIMSTATE":
                return AtReply.Say($"+SIMSTATE: {(Phone.Sim == SimState.Absent ? 0 : 1)}");
            case "+CPIN":
                return Pin(request);
            case "+CIMI":
                return Phone.Sim == SimState.Ready
                    ? AtReply.Say(face.Options.Subscriber)
                    : AtReply.Cme(Phone.Sim == SimState.Absent ? 10 : 11);
            case "+CLCK":
                return request.Form == AtForm.Test ? AtReply.Say("+CLCK: (\"SC\")")
                    : request.Number(1) == 2 ? AtReply.Say("+CLCK: 0")
                    : AtReply.NotSupported;
            case "+CREG" or "+CGREG":
                return Register(request);
            case "+COPS":
                return Operator(request);
            case "+CSQ":
                return AtReply.Say(string.Create(CultureInfo.InvariantCulture, $"+CSQ: {(Phone.IsOn ? Phone.Signal : 99)},99"));
            case "+CUSD":
                return Service(request);
            default:
                return null;
        }
    }

    private AtReply Pin(AtRequest request)
    {
        if (request.Form == AtForm.Read)
        {
            return Phone.Sim switch
            {
                SimState.Ready => AtReply.Say("+CPIN: READY"),
                SimState.PinRequired => AtReply.Say("+CPIN: SIM PIN"),
                SimState.PukRequired => AtReply.Say("+CPIN: SIM PUK"),
                _ => AtReply.Cme(10),
            };
        }
        if (request.Form != AtForm.Set)
            return AtReply.Ok;
        return Phone.Sim switch
        {
            SimState.PinRequired => Phone.EnterPin(request.Text(0)) ? AtReply.Ok : AtReply.Cme(Phone.Sim == SimState.PukRequired ? 12 : 16),
            SimState.Absent => AtReply.Cme(10),
            SimState.PukRequired => AtReply.Cme(12),
            _ => AtReply.NotAllowed,
        };
    }

    private AtReply Register(AtRequest request)
    {
        var packets = request.Name == "+CGREG";
        if (request.Form == AtForm.Test)
            return AtReply.Say($"{request.Name}: (0-2)");
        if (request.Form == AtForm.Set)
        {
            if (request.Number(0) is not (>= 0 and <= 2))
                return AtReply.Cme(50);
            if (!packets)
                Settings.Registration = request.Number(0) ?? 0;
            return AtReply.Ok;
        }
        var mode = packets ? 0 : Settings.Registration;
        return AtReply.Say(string.Create(CultureInfo.InvariantCulture, $"{request.Name}: {mode},{Registration(mode)}"));
    }

    private AtReply Operator(AtRequest request)
    {
        if (request.Form == AtForm.Set)
        {
            if (request.Number(0) == 3)
                Settings.OperatorFormat = request.Number(1) ?? 0;
            return AtReply.Ok;
        }
        if (request.Form == AtForm.Test)
            return AtReply.Say($"+COPS: (2,\"{Phone.Operator}\",\"{Phone.Operator}\",\"{Phone.OperatorNumber}\"),,(0,1,3),(0,2)");
        if (!Phone.IsRegistered)
            return AtReply.Say("+COPS: 0");
        var name = Settings.OperatorFormat == 2 ? Phone.OperatorNumber : Phone.Operator;
        return AtReply.Say(string.Create(CultureInfo.InvariantCulture, $"+COPS: 0,{Settings.OperatorFormat},\"{name}\""));
    }

    private AtReply Service(AtRequest request)
    {
        if (request.Form == AtForm.Read)
            return AtReply.Say($"+CUSD: {(Settings.Services ? 1 : 0)}");
        if (request.Form != AtForm.Set)
            return AtReply.Say("+CUSD: (0-2)");
        Settings.Services = request.Number(0) == 1;
        if (request.Arguments.Count < 2)
            return AtReply.Ok;
        return Phone.Ask(request.Text(1)) ? AtReply.Ok : AtReply.Cme(30);
    }

    private AtReply? Messages(AtRequest request)
    {
        switch (request.Name)
        {
            case "+CSMS":
                return request.Form switch
                {
                    AtForm.Test => AtReply.Say("+CSMS: (0,1)"),
                    AtForm.Read => AtReply.Say("+CSMS: 0,1,1,0"),
                    _ => AtReply.Say("+CSMS: 1,1,0"),
                };
            case "+CMGF":
                return request.Form switch
                {
                    AtForm.Test => AtReply.Say("+CMGF: (0)"),
                    AtForm.Read => AtReply.Say("+CMGF: 0"),
                    _ => request.Number(0) == 0 ? AtReply.Ok : AtReply.Cms(303),
                };
            case "+CPMS":
                var places = string.Create(CultureInfo.InvariantCulture, $"{Phone.Messages.Count},50");
                return request.Form switch
                {
                    AtForm.Test => AtReply.Say("+CPMS: (\"SM\"),(\"SM\"),(\"SM\")"),
                    AtForm.Read => AtReply.Say($"+CPMS: \"SM\",{places},\"SM\",{places},\"SM\",{places}"),
                    _ => AtReply.Say($"+CPMS: {places},{places},{places}"),
                };
            case "+CNMI":
                if (request.Form == AtForm.Test)
                    return AtReply.Say("+CNMI: (0-2),(0-2),(0),(0),(0,1)");
                Settings.Messages = Math.Clamp(request.Number(1) ?? 0, 0, 2);
                return AtReply.Ok;
            case "+CMGL":
                return request.Form == AtForm.Test ? AtReply.Say("+CMGL: (0-4)") : AtReply.Say(List(request.Number(0) ?? 0));
            case "+CMGR":
                if (Find(request) is not { } read)
                    return AtReply.Cms(321);
                var state = read.IsRead ? 1 : 0;
                read.IsRead = true;
                return AtReply.Say(string.Create(CultureInfo.InvariantCulture, $"+CMGR: {state},,{read.Length}\r\n{read.Pdu}"));
            case "+CMGD":
                return Find(request) is { } gone && Phone.Delete(gone.Index) ? AtReply.Ok : AtReply.Cms(321);
            case "+CMGS":
                return request.Number(0) is >= 8 and <= 200 ? new AtReply(AtReplyKind.Prompt, request.Number(0)!.Value) : AtReply.Cms(304);
            default:
                return null;
        }
    }

    private StoredMessage? Find(AtRequest request) => Phone.Messages.FirstOrDefault(one => one.Index == request.Number(0));

    private List<string> List(int which)
    {
        var lines = new List<string>();
        foreach (var one in Phone.Messages)
        {
            var state = one.IsRead ? 1 : 0;
            if (which != 4 && which != state)
                continue;
            one.IsRead = true;
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"+CMGL: {one.Index},{state},,{one.Length}\r\n{one.Pdu}"));
        }
        return lines;
    }
}
