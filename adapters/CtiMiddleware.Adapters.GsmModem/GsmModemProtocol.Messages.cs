using System.Globalization;
using CtiMiddleware.Adapters.GsmModem.Lines;
using CtiMiddleware.Adapters.GsmModem.ShortMessages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.GsmModem;

// Short messages and requests to the network in digits.
internal sealed partial class GsmModemProtocol
{
    private static readonly TimeSpan s_sending = TimeSpan.FromSeconds(60);

    private readonly SmsAssembly _assembly = new();
    private byte _smsReference;

    private void Escape(CommandTicket ticket, IReadOnlyList<KeyValuePair<string, string>> fields, ILinkOutput output)
    {
        var command = Field(fields, "command");
        switch (command)
        {
            case "sms":
                SendMessage(ticket, Field(fields, "to"), Field(fields, "text"), output);
                break;
            case "ussd":
                AskNetwork(ticket, Field(fields, "text"), output);
                break;
            case "signal":
                Ask(
                    "AT+CSQ",
                    (result, to) =>
                    {
                        Signal(result, to);
                        to.Complete(
                            ticket,
                            result.IsOk
                                ? CommandAnswer.Acknowledged with
                                {
                                    Fields = [new("rssi", result.Line("+CSQ")?.Text(0) ?? "")],
                                }
                                : Refusal(result)
                        );
                    },
                    output,
                    own: "+CSQ"
                );
                break;
            default:
                Refuse(ticket, Failure.InvalidParameter, $"The field command is sms, ussd or signal, not '{command}'.", output);
                break;
        }
    }

    private void SendMessage(CommandTicket ticket, string number, string text, ILinkOutput output)
    {
        if (SmsWriter.Write(number, text, ++_smsReference) is not { } parts)
        {
            Refuse(
                ticket,
                Failure.InvalidParameter,
                $"The field to is up to 20 digits, the field text at most {SmsWriter.MostParts} messages long.",
                output
            );
            return;
        }
        Submit(ticket, parts, 0, [], output);
    }

    private void Submit(
        CommandTicket ticket,
        IReadOnlyList<(int Length, string Digits)> parts,
        int index,
        List<KeyValuePair<string, string>> references,
        ILinkOutput output
    ) =>
        Ask(
            new AtExchange(
                string.Create(CultureInfo.InvariantCulture, $"AT+CMGS={parts[index].Length}"),
                s_sending,
                (result, to) =>
                {
                    if (result.Line("+CMGS")?.Text(0) is { } reference)
                        references.Add(new("reference", reference));
                    if (result.IsOk && index + 1 < parts.Count)
                        Submit(ticket, parts, index + 1, references, to);
                    else if (result.Final != AtFinal.Lost)
                        to.Complete(
                            ticket,
                            result.IsOk ? CommandAnswer.Acknowledged with { Fields = references }
                                : index == 0 ? Refusal(result)
                                : CommandAnswer.Rejected(
                                    Failure.Generic,
                                    string.Create(CultureInfo.InvariantCulture, $"{index} of {parts.Count} parts were sent: {result.Words}")
                                )
                        );
                }
            )
            {
                Own = "+CMGS",
                Payload = parts[index].Digits,
            },
            output
        );

    private void AskNetwork(CommandTicket ticket, string digits, ILinkOutput output)
    {
        if (digits.Length is 0 or > 100 || !digits.All(static one => char.IsAsciiDigit(one) || one is '*' or '#' or '+'))
        {
            Refuse(ticket, Failure.InvalidParameter, "The field text is digits, * and #.", output);
            return;
        }
        Ask(
            new AtExchange(
                $"AT+CUSD=1,\"{digits}\",15",
                s_network,
                (result, to) =>
                {
                    if (result.Final != AtFinal.Lost)
                        to.Complete(ticket, result.IsOk ? CommandAnswer.Acknowledged : Refusal(result));
                }
            ),
            output
        );
    }

    // A message is in the store: it is read, told, and only then taken out.
    private void Fetch(AtFields fields, ReadOnlySpan<byte> frame, ILinkOutput output)
    {
        if (fields.Number(1) is not { } index)
        {
            output.Anomaly(AnomalyKind.InvalidField, "A message came and its place is not told.", frame);
            return;
        }
        if (!_options.ShortMessages)
        {
            output.Ignored();
            return;
        }
        Ask(
            new AtExchange(
                string.Create(CultureInfo.InvariantCulture, $"AT+CMGR={index}"),
                s_network,
                (result, to) =>
                {
                    if (result.IsOk && result.Lines is [_, var digits, ..])
                        Message(digits, to, index);
                }
            )
            {
                Own = "+CMGR",
                TakesText = true,
            },
            output
        );
    }

    // Those that came while nobody was there.
    private void ReadStored(ILinkOutput output) =>
        Ask(
            new AtExchange(
                "AT+CMGL=4",
                s_network,
                (result, to) =>
                {
                    for (var i = 0; i + 1 < result.Lines.Count; i++)
                    {
                        if (
                            AtFields.Of(result.Lines[i]) is { Name: "+CMGL" } head
                            && head.Number(0) is { } index
                            && head.Number(1) is 0 or 1
                        )
                            Message(result.Lines[++i], to, head.Number(0));
                    }
                }
            )
            {
                Own = "+CMGL",
                TakesText = true,
            },
            output
        );

    // The message itself came, without being stored.
    private void Direct(string head, string digits, ReadOnlySpan<byte> frame, ILinkOutput output)
    {
        if (!digits.All(char.IsAsciiHexDigit))
        {
            output.Anomaly(AnomalyKind.InvalidField, $"After {head} came no message.", frame);
            Line(digits, frame, output);
            return;
        }
        Message(digits, output, stored: null);
    }

    private void Message(string digits, ILinkOutput output, int? stored)
    {
        if (SmsReader.Read(digits, out var problem) is not { } part)
        {
            // It stays in the store: a person may want it.
            output.Anomaly(AnomalyKind.InvalidField, $"A message cannot be read: {problem}.", System.Text.Encoding.Latin1.GetBytes(digits));
            output.Emit(new PrivateEvent("sms", [new("problem", problem!), new("pdu", digits.Length > 600 ? digits[..600] : digits)]));
            return;
        }
        Tell(_assembly.Add(part, stored, output.Now), output);
    }

    // Told, and only then taken out of the store, part by part.
    private void Tell(IReadOnlyList<(SmsPart Message, int Missing, IReadOnlyList<int> Places)> messages, ILinkOutput output)
    {
        foreach (var (message, missing, places) in messages)
        {
            output.Emit(
                new PrivateEvent(
                    "sms",
                    [
                        new("from", message.From),
                        new("text", message.Text),
                        new("sent", message.Sent?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
                        new("alphabet", message.Alphabet),
                        new("missing", missing.ToString(CultureInfo.InvariantCulture)),
                    ]
                )
            );
            foreach (var place in places)
                Ask(string.Create(CultureInfo.InvariantCulture, $"AT+CMGD={place}"), static (_, _) => { }, output);
        }
    }

    private static string Field(IReadOnlyList<KeyValuePair<string, string>> fields, string name) =>
        fields.FirstOrDefault(one => one.Key == name).Value ?? "";
}
