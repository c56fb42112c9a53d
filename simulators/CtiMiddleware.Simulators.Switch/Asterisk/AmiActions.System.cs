using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

internal sealed partial class AmiActions
{
    private static readonly TimeSpan RefusalDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RestartTime = TimeSpan.FromSeconds(1);

    private void AddSystem()
    {
        Add("Login", AmiPrivilege.None, "Login Manager.", Login);
        Add("Challenge", AmiPrivilege.None, "Generate Challenge for MD5 Auth.", Challenge);
        Add("Logoff", AmiPrivilege.None, "Logoff Manager.", Logoff);
        Add("Ping", AmiPrivilege.None, "Keepalive command.", Ping);
        Add("Events", AmiPrivilege.None, "Control Event Flow.", Events);
        Add("Filter", AmiPrivilege.System, "Dynamically add filters for the current manager session.", Filter);
        Add("ListCommands", AmiPrivilege.None, "List available manager commands.", ListCommands);
        Add("Command", AmiPrivilege.Command, "Execute Asterisk CLI Command.", Command);
        Add("UserEvent", AmiPrivilege.User, "Send an arbitrary event.", UserEvent);
        Add("CoreSettings", AmiPrivilege.System | AmiPrivilege.Reporting, "Show PBX core settings (version etc).", CoreSettings);
        Add("CoreStatus", AmiPrivilege.System | AmiPrivilege.Reporting, "Show PBX core status variables.", CoreStatus);
    }

    private void Login(AmiFaceSession session, AmiRequest request)
    {
        var user = _face.Options.Users.FirstOrDefault(u => u.Name == request.Get("Username"));
        if (
            _face.Faults.Strike(FaultKind.RefuseLogin, FaultDirection.In, "Login") is not null
            || user is null
            || !Proves(session, request, user)
        )
        {
            // Asterisk lets a wrong password wait before it answers and hangs up.
            session.Block();
            _face.Kernel.Schedule(
                RefusalDelay,
                () =>
                {
                    session.Error(request, "Authentication failed");
                    session.Close("login refused");
                }
            );
            return;
        }
        session.LoggedIn(user);
        if (request.Find("Events") is { Length: > 0 } mask)
        {
            session.Mask = ParseMask(mask);
        }
        session.Success(request, "Authentication accepted");
        if ((user.Read & session.Mask & AmiPrivilege.System) != AmiPrivilege.None)
        {
            var uptime = (long)(_face.Kernel.Now - _face.Started).TotalSeconds;
            session.Packet.Event("FullyBooted", "system,all").Add("Uptime", uptime).Add("LastReload", uptime).Add("Status", "Fully Booted");
            session.Send();
        }
        _face
            .Event("SuccessfulAuth", AmiPrivilege.Security)
            .Add("EventTV", Stamp(_face.Kernel.Now))
            .Add("Severity", "Informational")
            .Add("Service", "AMI")
            .Add("EventVersion", "1")
            .Add("AccountID", user.Name)
            .Add("SessionID", SessionId(session))
            .Add("LocalAddress", "IPV4/TCP/127.0.0.1/5038")
            .Add("RemoteAddress", RemoteAddress(session))
            .Add("UsingPassword", "0")
            .Add("SessionTV", Stamp(session.Started));
        _face.Publish(AmiPrivilege.Security);
    }

    private static bool Proves(AmiFaceSession session, AmiRequest request, AmiUser user)
    {
        if (!request.Get("AuthType").Equals("MD5", StringComparison.OrdinalIgnoreCase))
        {
            return request.Get("Secret") == user.Secret;
        }
#pragma warning disable CA5351 // the protocol's own choice of hash
        var expected = MD5.HashData(Encoding.UTF8.GetBytes(session.Challenge + user.Secret));
#pragma warning restore CA5351
        return session.Challenge.Length > 0
            && request.Get("Key").Equals(Convert.ToHexStringLower(expected), StringComparison.OrdinalIgnoreCase);
    }

    private void Challenge(AmiFaceSession session, AmiRequest request)
    {
        if (!request.Get("AuthType").Equals("MD5", StringComparison.OrdinalIgnoreCase))
        {
            session.Error(request, "Must specify AuthType");
            return;
        }
        session.Challenge = _face.Kernel.Random.NextInt(int.MaxValue).ToString(CultureInfo.InvariantCulture);
        session.Packet.Response("Success", request.ActionId).Add("Challenge", session.Challenge);
        session.Send();
    }

    private static void Logoff(AmiFaceSession session, AmiRequest request)
    {
        session.Packet.Response("Goodbye", request.ActionId).Add("Message", "Thanks for all the fish.");
        session.Send();
        session.Close("logged off");
    }

    private void Ping(AmiFaceSession session, AmiRequest request)
    {
        var now = _face.Kernel.Now;
        session
            .Packet.Response("Success", request.ActionId)
            .Add("Ping", "Pong")
            .Add("Timestamp", string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeSeconds()}.{now.Ticks / 10 % 1_000_000:d6}"));
        session.Send();
    }

    private static void Events(AmiFaceSession session, AmiRequest request)
    {
        session.Mask = ParseMask(request.Get("EventMask"));
        session.Packet.Response("Success", request.ActionId).Add("Events", session.Mask == AmiPrivilege.None ? "Off" : "On");
        session.Send();
    }

    private static AmiPrivilege ParseMask(string text)
    {
        var mask = AmiPrivilege.None;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            mask |= word.ToUpperInvariant() switch
            {
                "ON" or "YES" or "TRUE" or "ALL" or "1" => AmiPrivilege.All,
                "OFF" or "NO" or "FALSE" or "NONE" or "0" => AmiPrivilege.None,
                _ => Enum.TryParse<AmiPrivilege>(word, ignoreCase: true, out var one) ? one : AmiPrivilege.None,
            };
        }
        return mask;
    }

    private static void Filter(AmiFaceSession session, AmiRequest request)
    {
        var text = request.Get("Filter");
        var exclude = text.StartsWith('!');
        try
        {
            var pattern = new Regex(
                exclude ? text[1..] : text,
                RegexOptions.NonBacktracking | RegexOptions.CultureInvariant,
                TimeSpan.FromSeconds(1)
            );
            session.AddFilter(exclude, pattern);
            session.Success(request, "Success");
        }
        catch (ArgumentException)
        {
            session.Error(request, "Filter did not compile");
        }
    }

    private void ListCommands(AmiFaceSession session, AmiRequest request)
    {
        session.Packet.Response("Success", request.ActionId);
        foreach (var entry in _table.Values)
        {
            var classes =
                entry.Privilege == AmiPrivilege.None
                    ? "<none>"
                    : entry.Privilege.ToString().ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal) + ",all";
            session.Packet.Add(entry.Name, $"{entry.Summary}  (Priv: {classes})");
        }
        session.Send();
    }

    private void Command(AmiFaceSession session, AmiRequest request)
    {
        var command = request.Get("Command").Trim();
        var output = command switch
        {
            "core show version" =>
            [
                $"Asterisk {_face.Options.Version} built by nobody @ example.invalid on a unknown running Linux on 2026-07-20 21:35:32 UTC",
            ],
            "core show uptime" => [$"System uptime: {(long)(_face.Kernel.Now - _face.Started).TotalSeconds} seconds"],
            "core show channels count" =>
            [
                $"{_face.Channels} active channels",
                $"{_face.Engine.Calls.Count} active calls",
                $"{_face.Engine.CallsMade} calls processed",
            ],
            "channel request hangup all" => HangupAll(),
            "core restart now" => Array.Empty<string>(),
            _ => null,
        };
        session.Packet.Response(output is null ? "Error" : "Success", request.ActionId).Add("Message", "Command output follows");
        foreach (
            var line in output is { Length: 0 }
                ? [""]
                : output ?? [$"No such command '{command}' (type 'core show help {command}' for other possible commands)"]
        )
        {
            session.Packet.Add("Output", line);
        }
        if (command == "core restart now")
        {
            // The real one closes the socket without a word. The host restarts the switch; without one nothing happens.
            _face.Faults.Set(new FaultSpec(FaultKind.Restart) { For = RestartTime });
            return;
        }
        session.Send();
    }

    private string[] HangupAll()
    {
        var channels = _face.Table.All.ToArray();
        _face.Kernel.Post(() =>
        {
            foreach (var channel in channels)
            {
                if (channel is { Dead: false, Leg: { } leg })
                {
                    _face.Engine.Clear(leg, Engine.ReleaseOrigin.ThirdParty, Engine.ReleaseCause.Unknown);
                }
            }
        });
        return channels.Select(channel => $"Requested Hangup on channel '{channel.Name}'").ToArray();
    }

    private void UserEvent(AmiFaceSession session, AmiRequest request)
    {
        session.Success(request, "Event Sent");
        var packet = _face.Event("UserEvent", AmiPrivilege.User).Add("UserEvent", request.Get("UserEvent"));
        foreach (var (key, value) in request.Headers)
        {
            if (!key.Equals("Action", StringComparison.OrdinalIgnoreCase) && !key.Equals("UserEvent", StringComparison.OrdinalIgnoreCase))
            {
                packet.Add(key, value);
            }
        }
        _face.Publish(AmiPrivilege.User);
    }

    private void CoreSettings(AmiFaceSession session, AmiRequest request)
    {
        session
            .Packet.Response("Success", request.ActionId)
            .Add("AMIversion", _face.Options.AmiVersion)
            .Add("AsteriskVersion", _face.Options.Version)
            .Add("SystemName", "")
            .Add("CoreMaxCalls", 0)
            .Add("CoreMaxLoadAvg", "0.000000")
            .Add("CoreRunUser", "")
            .Add("CoreRunGroup", "")
            .Add("CoreMaxFilehandles", 0)
            .Add("CoreRealTimeEnabled", "No")
            .Add("CoreCDRenabled", "Yes")
            .Add("CoreHTTPenabled", "Yes")
            .Add("SoundsSearchCustomDir", "No");
        session.Send();
    }

    private void CoreStatus(AmiFaceSession session, AmiRequest request)
    {
        var started = _face.Started;
        var (date, time) = (
            started.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            started.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
        );
        session
            .Packet.Response("Success", request.ActionId)
            .Add("CoreStartupDate", date)
            .Add("CoreStartupTime", time)
            .Add("CoreReloadDate", date)
            .Add("CoreReloadTime", time)
            .Add("CoreCurrentCalls", _face.Engine.Calls.Count)
            .Add("CoreProcessedCalls", _face.Engine.CallsMade);
        session.Send();
    }
}
