using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>How calls, parties and data are written into messages.</summary>
internal sealed partial class CtiPeripheral
{
    private static readonly string[] ArrayBrackets = ["[", "]"];

    private bool Minimal => Engine.Profile.NoOptionalFields;

    /// <summary>What kind of call it is to the peripheral.</summary>
    public GedCallType TypeOf(CtiCall call) =>
        call switch
        {
            { Special: { } special } => special,
            { Conference: true } => GedCallType.Conference,
            _ => call.Pbx.Kind switch
            {
                CallKind.Consultation => GedCallType.Consult,
                CallKind.Inbound => call.Pbx.LastGroup is null ? GedCallType.OtherIn : GedCallType.AcdIn,
                CallKind.Outbound => GedCallType.Out,
                CallKind.Predictive => GedCallType.AutoOut,
                CallKind.CallBack => GedCallType.VoiceCallBack,
                _ => IsToOutside(call) ? GedCallType.Out : GedCallType.AgentInside,
            },
        };

    /// <summary>Which kind of line it uses at the peripheral.</summary>
    public static LineType LineOf(CtiCall call) =>
        call.Pbx.Kind switch
        {
            CallKind.Inbound => call.Pbx.LastGroup is null ? LineType.Did : LineType.InboundAcd,
            CallKind.Predictive => LineType.OutboundAcd,
            CallKind.Outbound => LineType.Outbound,
            _ => LineType.Inside,
        };

    /// <summary>Adds one party of a call as the lists of connected parties have it.</summary>
    public static void AddParty(CtiServerMessage message, CtiConnection connection) =>
        message
            .Number(Tag.PartyCallId, connection.Call.Id)
            .Number(Tag.PartyDeviceIdType, (uint)(connection.NextId is null ? connection.IdType : ConnectionDeviceIDType.Dynamic))
            .Text(Tag.PartyDeviceId, connection.NextId ?? connection.Id);

    /// <summary>Adds everything that the call carries.</summary>
    public void AddData(CtiServerMessage message, CtiCall call)
    {
        var pbx = call.Pbx;
        if (!Minimal)
        {
            message.Text(Tag.Ani, pbx.Kind == CallKind.Inbound ? Outside(pbx.CallerNumber) : pbx.CallerNumber);
            if (pbx.Kind == CallKind.Inbound)
                message.Text(Tag.Dnis, pbx.DialledNumber);
            message.Text(Tag.DialedNumber, pbx.DialledNumber);
        }
        message.Bytes(Tag.Uui, System.Text.Encoding.Latin1.GetBytes(pbx.UserData));
        foreach (var (name, value) in pbx.Variables)
            AddVariable(message, name, value);
        if (!Minimal && pbx.Kind == CallKind.Inbound)
        {
            // The key that a router would have given the call: the day and the call's number in the life of the peripheral.
            message
                .Number(Tag.RouterCallKeyDay, (uint)(Engine.Kernel.Now.UtcDateTime.Date - DateTime.UnixEpoch).Days)
                .Number(Tag.RouterCallKeyCallId, (uint)pbx.Id)
                .Number(Tag.RouterCallKeySequenceNum, 0);
        }
    }

    /// <summary>The number of a skill group, and of an agent within it.</summary>
    public void SetSkillGroup(CtiServerMessage message, AgentGroup? group)
    {
        if (group is not null)
            message
                .Set(Field.SkillGroupNumber, SkillGroupNumber(group))
                .Set(Field.SkillGroupID, SkillGroupId(group))
                .Set(Field.SkillGroupPriority, 1);
    }

    /// <summary>Adds a group to a list of skill groups.</summary>
    public void AddSkillGroup(CtiServerMessage message, AgentGroup group, uint priority = 1) =>
        message
            .Number(Tag.SkillGroupNumber, SkillGroupNumber(group))
            .Number(Tag.SkillGroupId, SkillGroupId(group))
            .Number(Tag.SkillGroupPriority, priority);

    /// <summary>The tag of a variable of the fixed set; null for a named one.</summary>
    public static Tag? TagOf(string variable)
    {
        if (
            variable.StartsWith(CtiVariables.Numbered, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(variable.AsSpan(CtiVariables.Numbered.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= 10
        )
        {
            return Tag.CallVariable1 + (ushort)(number - 1);
        }
        return CtiVariables.Tags.TryGetValue(variable, out var tag) ? tag : null;
    }

    private static void AddVariable(CtiServerMessage message, string name, string value)
    {
        if (TagOf(name) is { } tag)
        {
            message.Value(tag, value);
            return;
        }
        var parts = name.Split(ArrayBrackets, StringSplitOptions.None);
        if (parts is [var array, var index, ""] && byte.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            message.Named(at, array, value);
        else
            message.Named(name, value);
    }

    /// <summary>Begins an event of a call as seen from one of its connections.</summary>
    private CtiServerMessage Event(MessageType type, CtiConnection viewpoint, GedEventCause cause, GedConnectionState? state = null)
    {
        Head(_message, type, viewpoint);
        return _message.Set(Field.LocalConnectionState, (uint)(state ?? viewpoint.State)).Set(Field.EventCause, (uint)cause);
    }

    private void Head(CtiServerMessage message, MessageType type, CtiConnection viewpoint) =>
        message
            .Begin(type)
            .Set(Field.PeripheralID, Options.PeripheralId)
            .Set(Field.PeripheralType, Options.PeripheralType)
            .Set(Field.ConnectionDeviceIDType, (uint)viewpoint.IdType)
            .Set(Field.ConnectionCallID, viewpoint.CallId)
            .Text(Tag.ConnectionDeviceId, viewpoint.Id);

    /// <summary>Sets the line of the viewpoint and the skill group of the call.</summary>
    private void SetLine(CtiConnection viewpoint)
    {
        if (viewpoint.Leg is { Appearance: > 0 } leg)
            _message.Set(Field.LineHandle, (uint)(leg.Appearance - 1));
        _message.Set(Field.LineType, (uint)LineOf(viewpoint.Call));
        SetSkillGroup(_message, viewpoint.Call.Pbx.LastGroup);
    }

    /// <summary>Says who calls, what was dialled and where it was sent away from last.</summary>
    private void SetParties(CtiCall call, bool redirect)
    {
        _message
            .Party(Field.CallingDeviceType, Tag.CallingDeviceId, CallingOf(call))
            .Party(Field.CalledDeviceType, Tag.CalledDeviceId, Party(call.Pbx.DialledNumber));
        if (redirect && !Minimal)
        {
            var last = call.TransferredBy.IsNone ? Party(call.Pbx.LastRedirectedNumber) : call.TransferredBy;
            _message.Party(Field.LastRedirectDeviceType, Tag.LastRedirectDeviceId, last);
        }
    }

    private void AddTrunk(CtiCall call)
    {
        if (!Minimal && call.Pbx.Trunk is { } trunk)
            _message.Number(Tag.TrunkNumber, 1).Number(Tag.TrunkGroupNumber, TrunkGroup(trunk));
    }

    /// <summary>Says for which call a consultation is made (field rule 7).</summary>
    private static void AddConsultation(CtiServerMessage message, CtiCall call)
    {
        if (call.ConsultOf is { } held)
        {
            message
                .Number(Tag.CocConnectionCallId, held.CallId)
                .Number(Tag.CocConnectionDeviceIdType, (uint)held.IdType)
                .Text(Tag.CocConnectionDeviceId, held.Id);
        }
    }

    /// <summary>A call becomes an outgoing one only when it takes a trunk; what it is going to be is seen from what was dialled.</summary>
    private bool IsToOutside(CtiCall call) =>
        call.Pbx.Trunk is not null
        || (call.Pbx.Legs is [{ Dialled: { Length: > 0 } dialled }, ..] && Party(dialled).Type == DeviceIDType.External);

    private CtiParty CallingOf(CtiCall call) =>
        call.Pbx.Kind switch
        {
            CallKind.Inbound => new CtiParty(DeviceIDType.External, Outside(call.Pbx.CallerNumber)),
            _ => Party(call.Pbx.CallerNumber),
        };

    private uint TrunkGroup(Trunk trunk)
    {
        var at = 1u;
        foreach (var known in Engine.Trunks)
        {
            if (ReferenceEquals(known, trunk))
                return at;
            at++;
        }
        return 0;
    }

    private string Outside(string number) => Engine.Profile.OutsideNumbersShownAs is { Length: > 0 } shown ? shown : number;
}
