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
        Feature(leg, digits[0]);
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
}
