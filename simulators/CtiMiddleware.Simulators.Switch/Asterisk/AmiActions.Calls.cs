using System.Globalization;
using System.Text.RegularExpressions;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

internal sealed partial class AmiActions
{
    private void AddCalls()
    {
        Add("Originate", AmiPrivilege.Originate, "Originate a call.", Originate);
        Add("Hangup", AmiPrivilege.System | AmiPrivilege.Call, "Hangup channel.", Hangup);
        Add("Setvar", AmiPrivilege.Call, "Sets a channel variable or function value.", Setvar);
        Add("Getvar", AmiPrivilege.Call | AmiPrivilege.Reporting, "Gets a channel variable or function value.", Getvar);
        Add("PlayDTMF", AmiPrivilege.Call, "Play DTMF signal on a specific channel.", PlayDtmf);
        Add("MixMonitor", AmiPrivilege.System, "Record a call and mix the audio during the recording.", MixMonitor);
        Add(
            "StopMixMonitor",
            AmiPrivilege.System | AmiPrivilege.Call,
            "Stop recording a call through MixMonitor, and free the recording's file handle.",
            StopMixMonitor
        );
        Add("MuteAudio", AmiPrivilege.System, "Mute an audio stream.", MuteAudio);
        Add(
            "PJSIPNotify",
            AmiPrivilege.System,
            "Send a NOTIFY to either an endpoint, an arbitrary URI, or inside a SIP dialog.",
            PjsipNotify
        );
    }

    private AmiChannel? Find(AmiFaceSession session, AmiRequest request, string missing, string unknown)
    {
        var name = request.Get("Channel");
        if (name.Length == 0)
        {
            session.Error(request, missing);
            return null;
        }
        var channel = _face.Table.Find(name);
        if (channel is null)
        {
            session.Error(request, unknown);
        }
        return channel;
    }

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

    private void Hangup(AmiFaceSession session, AmiRequest request)
    {
        var name = request.Get("Channel");
        if (name.Length > 1 && name[0] == '/' && name[^1] == '/')
        {
            HangupMatching(session, request, name[1..^1]);
            return;
        }
        var channel = Find(session, request, "No channel specified", "No such channel");
        if (channel is null)
        {
            return;
        }
        if (channel.Leg is not { } leg)
        {
            session.Error(request, "No such channel");
            return;
        }
        session.Success(request, "Channel Hungup");
        _face.Engine.Clear(leg, ReleaseOrigin.ThirdParty, Cause(request));
    }

    private void HangupMatching(AmiFaceSession session, AmiRequest request, string expression)
    {
        AmiChannel[] matches;
        try
        {
            var pattern = new Regex(
                expression.Replace("\\/", "/", StringComparison.Ordinal),
                RegexOptions.NonBacktracking | RegexOptions.CultureInvariant,
                TimeSpan.FromSeconds(1)
            );
            matches = _face.Table.All.Where(c => c.Leg is not null && pattern.IsMatch(c.Name)).ToArray();
        }
        catch (ArgumentException)
        {
            session.Error(request, "Regex compile error");
            return;
        }
        ListStart(session, request, "Channels hung up will follow");
        foreach (var channel in matches)
        {
            session.Packet.Event("ChannelHungup", privilege: null).Add("Channel", channel.Name);
            AddActionId(session, request);
            session.Send();
        }
        ListEnd(session, request, "ChannelsHungupListComplete", matches.Length);
        session.Send();
        foreach (var channel in matches)
        {
            if (channel is { Dead: false, Leg: { } leg })
            {
                _face.Engine.Clear(leg, ReleaseOrigin.ThirdParty, Cause(request));
            }
        }
    }

    private static ReleaseCause Cause(AmiRequest request) =>
        request.Number("Cause") switch
        {
            17 => ReleaseCause.Busy,
            19 => ReleaseCause.NoAnswer,
            34 => ReleaseCause.Congestion,
            _ => ReleaseCause.Normal,
        };

    private void Setvar(AmiFaceSession session, AmiRequest request)
    {
        var variable = request.Get("Variable");
        if (variable.Length == 0)
        {
            session.Error(request, "No variable specified");
            return;
        }
        if (request.Get("Channel").Length == 0)
        {
            _face.GlobalVariables[variable] = request.Get("Value");
            session.Success(request, "Variable Set");
            return;
        }
        if (Find(session, request, "No such channel", "No such channel") is { } channel)
        {
            channel.Variables[variable] = request.Get("Value");
            session.Success(request, "Variable Set");
            _face.VarSet(channel, variable, request.Get("Value"));
        }
    }

    private void Getvar(AmiFaceSession session, AmiRequest request)
    {
        var variable = request.Get("Variable");
        if (variable.Length == 0)
        {
            session.Error(request, "No variable specified");
            return;
        }
        var values = _face.GlobalVariables;
        if (request.Get("Channel").Length > 0)
        {
            if (Find(session, request, "No such channel", "No such channel") is not { } channel)
            {
                return;
            }
            values = channel.Variables;
        }
        session.Packet.Response("Success", request.ActionId).Add("Variable", variable).Add("Value", values.GetValueOrDefault(variable, ""));
        session.Send();
    }

    private void PlayDtmf(AmiFaceSession session, AmiRequest request)
    {
        if (Find(session, request, "Channel not specified", "Channel not found") is not { Leg: { } leg } channel)
        {
            return;
        }
        if (request.Get("Digit") is not { Length: > 0 } digits)
        {
            session.Error(request, "No digit specified");
            return;
        }
        var duration = TimeSpan.FromMilliseconds(request.Number("Duration") ?? 100);
        if (!request.IsTrue("Receive"))
        {
            // The session waits for the tone to end; its events follow the response.
            session.Block();
            _face.Engine.PressDigit(leg, digits[0], duration, sent: true);
            _face.Kernel.Schedule(
                duration,
                () =>
                {
                    session.Success(request, "DTMF successfully queued");
                    session.Unblock();
                }
            );
            return;
        }
        session.Success(request, "DTMF successfully queued");
        _face.Engine.PressDigit(leg, digits[0], TimeSpan.Zero);
        foreach (var peer in channel.Bridge?.Channels.ToArray() ?? [])
        {
            if (!ReferenceEquals(peer, channel) && peer.Leg is { } heard)
            {
                _face.Engine.PressDigit(heard, digits[0], TimeSpan.FromMilliseconds(100), sent: true);
            }
        }
    }

    private void MixMonitor(AmiFaceSession session, AmiRequest request)
    {
        if (Find(session, request, "No channel specified", "No such channel") is { } channel)
        {
            channel.Recording = true;
            session.Packet.Response("Success", request.ActionId);
            session.Send();
            _face.ChannelEvent("MixMonitorStart", channel);
        }
    }

    private void StopMixMonitor(AmiFaceSession session, AmiRequest request)
    {
        if (Find(session, request, "No channel specified", "No such channel") is not { } channel)
        {
            return;
        }
        if (!channel.Recording)
        {
            session.Error(request, "Could not stop monitoring channel");
            return;
        }
        channel.Recording = false;
        session.Packet.Response("Success", request.ActionId);
        session.Send();
        _face.ChannelEvent("MixMonitorStop", channel);
    }

    private void MuteAudio(AmiFaceSession session, AmiRequest request)
    {
        if (Find(session, request, "Channel not specified", "Channel not found.") is not null)
        {
            session.Packet.Response("Success", request.ActionId);
            session.Send();
        }
    }

    /// <summary>The simulated telephones obey <c>Event: talk</c> (answer, or take back from hold) and <c>Event: hold</c>, as many SIP telephones do.</summary>
    private void PjsipNotify(AmiFaceSession session, AmiRequest request)
    {
        if (request.Get("Channel").Length == 0)
        {
            var endpoint = request.Get("Endpoint");
            if (_face.Engine.FindStation(endpoint) is null)
            {
                session.Error(request, $"Unable to retrieve endpoint {endpoint}");
                return;
            }
            session.Success(request, "NOTIFY sent");
            return;
        }
        if (Find(session, request, "Channel not found", "Channel not found") is not { Leg: { } leg })
        {
            return;
        }
        session.Success(request, "NOTIFY sent");
        foreach (var variable in request.All("Variable"))
        {
            switch (variable.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())
            {
                case "EVENT=TALK" when leg.State == LegState.Held:
                    _face.Engine.Retrieve(leg);
                    break;
                case "EVENT=TALK":
                    _face.Engine.Answer(leg);
                    break;
                case "EVENT=HOLD":
                    _face.Engine.Hold(leg);
                    break;
            }
        }
    }

    [GeneratedRegex("^\\s*\"?(?<name>[^\"<]*)\"?\\s*<(?<number>[^>]*)>\\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CallerIdPattern();
}
