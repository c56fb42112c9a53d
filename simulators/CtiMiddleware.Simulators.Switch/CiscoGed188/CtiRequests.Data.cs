using System.Globalization;
using System.Text;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>Data that clients attach to calls.</summary>
internal sealed partial class CtiRequests
{
    private const int LongestCallVariable = 40;

    private static readonly (Tag Tag, string Name)[] Known =
    [
        (Tag.Ced, CtiVariables.EnteredDigits),
        (Tag.CallWrapupData, CtiVariables.Wrapup),
        (Tag.CustomerPhoneNumber, CtiVariables.CustomerPhone),
        (Tag.CustomerAccountNumber, CtiVariables.CustomerAccount),
    ];

    private void SetCallData(CtiServerSession session, GedMessage message, uint invokeId)
    {
        if (Find(session, message, invokeId, Field.ConnectionCallID, Tag.ConnectionDeviceId) is not { } connection)
            return;
        if (!TryReadData(session, message, invokeId, out var values, out var userData))
            return;
        var refusal = Engine.SetData(
            connection.Call.Pbx,
            values.ToDictionary(static value => value.Key, static value => (string?)value.Value),
            userData
        );
        if (refusal == Refusal.None)
            session.Confirm(MessageType.SetCallDataConf, invokeId);
        else
            session.Refuse(invokeId, refusal == Refusal.TooLong ? StatusCode.ValueTooLong : StatusCode.UnspecifiedFailure);
    }

    /// <summary>Reads the variables of a request; false after it was refused.</summary>
    private bool TryReadData(
        CtiServerSession session,
        GedMessage message,
        uint invokeId,
        out Dictionary<string, string> values,
        out string? userData
    )
    {
        values = new Dictionary<string, string>(StringComparer.Ordinal);
        userData = null;
        var problem = Read(message, values, ref userData);
        if (problem is { } status)
            session.Refuse(invokeId, status);
        return problem is null;
    }

    private StatusCode? Read(GedMessage message, Dictionary<string, string> values, ref string? userData)
    {
        var named = 0;
        foreach (var field in message.Floating)
        {
            var (name, value) = (default(string), field.Text);
            var longest = LongestCallVariable;
            switch (field.Tag)
            {
                case Tag.Uui:
                    userData = Encoding.Latin1.GetString(field.Data);
                    continue;
                case >= Tag.CallVariable1 and <= Tag.CallVariable10:
                    name = CtiVariables.Numbered + (field.Tag - Tag.CallVariable1 + 1).ToString(CultureInfo.InvariantCulture);
                    break;
                case Tag.NamedVariable when field.TryNamedVariable(out var text, out var content):
                    (name, value, longest) = (Encoding.Latin1.GetString(text), Encoding.Latin1.GetString(content), GedWire.MaxNamedValue);
                    break;
                case Tag.NamedArray when field.TryNamedArray(out var index, out var text, out var content):
                    name = string.Create(CultureInfo.InvariantCulture, $"{Encoding.Latin1.GetString(text)}[{index}]");
                    (value, longest) = (Encoding.Latin1.GetString(content), GedWire.MaxNamedValue);
                    break;
                case Tag.NamedVariable or Tag.NamedArray:
                    return StatusCode.BadMessageFormat;
                default:
                    foreach (var (tag, known) in Known)
                    {
                        if (tag == field.Tag)
                            name = known;
                    }
                    break;
            }
            if (name is null)
                continue;
            if (value.Length > longest)
            {
                if (!face.Options.CutLongVariables)
                    return StatusCode.ValueTooLong;
                // Field rule 53: the client is told that all went well.
                value = value[..longest];
            }
            named += field.Tag is Tag.NamedVariable or Tag.NamedArray ? field.Data.Length : 0;
            values[name] = value;
        }
        return named > GedWire.MaxNamed ? StatusCode.TooMuchData : null;
    }
}
