using System.Globalization;
using System.Text.RegularExpressions;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

internal sealed partial class AmiActions
{
    private void Originate(AmiFaceSession session, AmiRequest request)
    {
        var name = request.Get("Channel");
        var (application, exten) = (request.Get("Application"), request.Get("Exten"));
        var refusal =
            name.Length == 0 ? "Channel not specified"
            : !name.Contains('/', StringComparison.Ordinal) ? "Invalid channel"
            : request.Find("Timeout") is { Length: > 0 } && request.Number("Timeout") is null ? "Invalid timeout"
            : application.Length == 0 && (exten.Length == 0 || request.Get("Context").Length == 0 || request.Number("Priority") is null)
                ? "Originate with 'Exten' requires 'Context' and 'Priority'"
            : null;
        if (refusal is not null)
        {
            session.Error(request, refusal);
            return;
        }
        var isAsync = request.IsTrue("Async");
        if (isAsync)
        {
            session.Success(request, "Originate successfully queued");
        }
        else
        {
            session.Block();
        }
        void Completed(PbxLeg? leg, OfferOutcome outcome)
        {
            if (isAsync)
            {
                OriginateResponse(request, leg, outcome);
                return;
            }
            session.Packet.Response(outcome == OfferOutcome.Answered ? "Success" : "Error", request.ActionId);
            session.Packet.Add("Message", outcome == OfferOutcome.Answered ? "Originate successfully queued" : "Originate failed");
            session.Send();
            session.Unblock();
        }
        var (device, outside) = Resolve(name);
        if (device is null)
        {
            Completed(null, OfferOutcome.Congestion);
            return;
        }
        var (callerName, callerNumber) = ParseCallerId(request.Get("CallerID"));
        _face.Engine.Originate(
            new OriginateRequest
            {
                Device = device,
                OutsideNumber = outside,
                CallerName = callerName,
                CallerNumber = callerNumber,
                Timeout = TimeSpan.FromMilliseconds(request.Number("Timeout") ?? 30_000),
                Tag = new OriginateTag(request.Find("ChannelId"), request.Get("Account"), Variables(request)),
                Completed = Completed,
                Proceed = leg => Proceed(leg, exten, application, request.Get("Data")),
            }
        );
    }

    private void Proceed(PbxLeg leg, string exten, string application, string data)
    {
        if (_face.Table.Of(leg) is not { } channel)
        {
            return;
        }
        channel.RunsDialplan = true;
        channel.Context = _face.Options.Context;
        if (application.Length == 0)
        {
            channel.Exten = exten;
            _face.Engine.Route(leg, exten);
            return;
        }
        _face.Newexten(channel, application, data);
        var argument = data.Split(',')[0];
        switch (application.ToUpperInvariant())
        {
            case "WAIT":
                var seconds = double.TryParse(argument, CultureInfo.InvariantCulture, out var s) ? s : 0;
                _face.Engine.Kernel.Schedule(
                    TimeSpan.FromSeconds(seconds),
                    () => _face.Engine.Clear(leg, ReleaseOrigin.Switch, ReleaseCause.Normal)
                );
                break;
            case "CONFBRIDGE" when _face.Engine.FindRoom(argument) is { } room:
                _face.Engine.Enter(leg, room);
                break;
            case "PICKUPCHAN":
                var ringing = _face.Table.All.FirstOrDefault(c =>
                    c.State == AmiChannel.Ringing && (c.Name == argument || c.DeviceName == argument)
                );
                if (ringing?.Leg is { } target)
                {
                    _face.Engine.PickUp(leg, target);
                }
                else
                {
                    _face.Engine.Clear(leg, ReleaseOrigin.Switch, ReleaseCause.Unknown);
                }
                break;
        }
    }

    private void OriginateResponse(AmiRequest request, PbxLeg? leg, OfferOutcome outcome)
    {
        var answered = outcome == OfferOutcome.Answered;
        var channel = leg is null ? null : _face.Table.Of(leg);
        var packet = _face.Event("OriginateResponse", AmiPrivilege.Call);
        if (request.ActionId is { Length: > 0 } id)
        {
            packet.Add("ActionID", id);
        }
        packet.Add("Response", answered ? "Success" : "Failure").Add("Channel", answered ? channel!.Name : request.Get("Channel"));
        if (request.Get("Application").Length > 0)
        {
            packet.Add("Application", request.Get("Application")).Add("Data", request.Get("Data"));
        }
        else
        {
            packet.Add("Context", request.Get("Context")).Add("Exten", request.Get("Exten"));
        }
        var reason = outcome switch
        {
            OfferOutcome.Answered => 4,
            OfferOutcome.Busy => 5,
            OfferOutcome.NoAnswer => 3,
            _ => 0,
        };
        var (callerName, callerNumber) = ParseCallerId(request.Get("CallerID"));
        packet
            .Add("Reason", reason)
            .Add("Uniqueid", answered ? channel!.Uniqueid : "<unknown>")
            .AddKnown("", "CallerIDNum", callerNumber)
            .AddKnown("", "CallerIDName", callerName);
        _face.Publish(AmiPrivilege.Call);
    }

    /// <summary><c>PJSIP/1001</c> or <c>PJSIP/number@trunk</c>; other technologies are not simulated and fail as an unknown one does.</summary>
    private (PbxDevice? Device, string Outside) Resolve(string name)
    {
        if (!name.StartsWith("PJSIP/", StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }
        var rest = name["PJSIP/".Length..];
        var at = rest.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? (_face.Engine.FindStation(rest), "") : (_face.Engine.FindTrunk(rest[(at + 1)..]), rest[..at]);
    }

    private static (string Name, string Number) ParseCallerId(string text)
    {
        var match = CallerIdPattern().Match(text);
        return match.Success
            ? (match.Groups["name"].Value.Trim(), match.Groups["number"].Value)
            : ("", text.All(char.IsAsciiDigit) ? text : "");
    }

    private static List<(string Name, string Value)> Variables(AmiRequest request) =>
        request
            .All("Variable")
            .Select(text => text.Split('=', 2))
            .Where(parts => parts.Length == 2)
            .Select(parts => (parts[0], parts[1]))
            .ToList();

    [GeneratedRegex("^\\s*\"?(?<name>[^\"<]*)\"?\\s*<(?<number>[^>]*)>\\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CallerIdPattern();
}
