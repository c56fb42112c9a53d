using System.Globalization;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>The bulk of a real switch's output: variables, dialplan steps, channel event logging.</summary>
public sealed partial class AmiFace
{
    private static readonly string[] DialVariables =
    [
        "DIALSTATUS",
        "DIALEDPEERNUMBER",
        "DIALEDPEERNAME",
        "ANSWEREDTIME",
        "ANSWEREDTIME_MS",
        "DIALEDTIME",
        "DIALEDTIME_MS",
        "RINGTIME",
        "RINGTIME_MS",
        "PROGRESSTIME",
        "PROGRESSTIME_MS",
    ];

    private static readonly (string Name, string Value)[] QualityVariables =
    [
        (
            "RTPAUDIOQOS",
            "ssrc=158237435;themssrc=2599174397;lp=0;rxjitter=0.000000;rxcount=62;txjitter=0.001250;txcount=63;rlp=0;rtt=0.000000;rxmes=0.000000;txmes=0.000000"
        ),
        (
            "RTPAUDIOQOSJITTER",
            "minrxjitter=000.000000;maxrxjitter=000.001250;avgrxjitter=000.000886;stdevrxjitter=000.000356;mintxjitter=000.000000;maxtxjitter=000.000000;avgtxjitter=000.000000;stdevtxjitter=000.000000;"
        ),
        (
            "RTPAUDIOQOSLOSS",
            "minrxlost=000.000000;  maxrxlost=000.000000;  avgrxlost=000.000000;  stdevrxlost=000.000000;  mintxlost=000.000000;  maxtxlost=000.000000;  avgtxlost=000.000000;  stdevtxlost=000.000000;"
        ),
        ("RTPAUDIOQOSRTT", "minrtt=000.000000;     maxrtt=000.000000;     avgrtt=000.000000;     stdevrtt=000.000000;    "),
        (
            "RTPAUDIOQOSMES",
            "minrxmes=000.000000;   maxrxmes=000.000000;   avgrxmes=000.000000;   stdevrxmes=000.000000;   mintxmes=000.000000;   maxtxmes=000.000000;   avgtxmes=000.000000;   stdevtxmes=000.000000;  "
        ),
    ];

    private readonly AmiNoise _attachedNoise;

    /// <summary>The steps of the dialplan from its first priority to the Dial.</summary>
    private void DialSteps(AmiChannel caller, string dialString)
    {
        caller.Priority = 1;
        Newexten(caller, "NoOp", $"call to {caller.Exten}");
        caller.Priority = 2;
        Newexten(caller, "Set", "__DYNAMIC_FEATURES=");
        VarSet(caller, "__DYNAMIC_FEATURES", "");
        caller.Priority = 3;
        Newexten(caller, "Dial", $"PJSIP/{dialString},30,tTkK");
        Cel("APP_START", caller);
        foreach (var variable in DialVariables)
        {
            VarSet(caller, variable, "");
        }
    }

    private void HangupVariables(AmiChannel channel)
    {
        if (!_attachedNoise.HasFlag(AmiNoise.VarSet) || channel.State != AmiChannel.Up)
        {
            return;
        }
        var peer = channel.Bridge?.Channels.Find(other => !ReferenceEquals(other, channel));
        foreach (var (name, value) in QualityVariables)
        {
            VarSet(channel, name, value);
            if (peer is not null)
            {
                VarSet(peer, name + "BRIDGED", value);
            }
        }
    }

    internal void Newexten(AmiChannel channel, string application, string data)
    {
        channel.Application = application;
        channel.ApplicationData = data;
        if (!_attachedNoise.HasFlag(AmiNoise.Newexten))
        {
            return;
        }
        Event("Newexten", AmiPrivilege.Dialplan)
            .Channel(channel)
            .Add("Extension", channel.Exten)
            .Add("Application", application)
            .Add("AppData", data);
        Publish(AmiPrivilege.Dialplan);
    }

    internal void VarSet(AmiChannel channel, string name, string value)
    {
        if (!_attachedNoise.HasFlag(AmiNoise.VarSet))
        {
            return;
        }
        Event("VarSet", AmiPrivilege.Dialplan).Channel(channel).Add("Variable", name).Add("Value", value);
        Publish(AmiPrivilege.Dialplan);
    }

    private void Cel(string name, AmiChannel channel, AmiBridge? bridge = null, string extra = "")
    {
        if (!_attachedNoise.HasFlag(AmiNoise.Cel))
        {
            return;
        }
        if (bridge is not null)
        {
            extra = "{\"bridge_id\":\"" + bridge.Id + "\",\"bridge_technology\":\"" + bridge.Technology + "\"}";
        }
        Event("CEL", AmiPrivilege.Call)
            .Add("EventName", name)
            .Add("AccountCode", channel.AccountCode)
            .Add("CallerIDnum", channel.CallerNumber)
            .Add("CallerIDname", channel.CallerName)
            .Add("CallerIDani", name == "CHAN_START" ? "" : channel.CallerNumber)
            .Add("CallerIDrdnis", "")
            .Add("CallerIDdnid", "")
            .Add("Exten", channel.Exten)
            .Add("Context", channel.Context)
            .Add("Channel", channel.Name)
            .Add("Application", channel.Application)
            .Add("AppData", channel.ApplicationData)
            .Add("EventTime", Kernel.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))
            .Add("AMAFlags", "DOCUMENTATION")
            .Add("UniqueID", channel.Uniqueid)
            .Add("LinkedID", channel.Linkedid)
            .Add("Userfield", "")
            .Add("Peer", bridge?.Channels.Find(other => !ReferenceEquals(other, channel))?.Name ?? "")
            .Add("PeerAccount", "")
            .Add("Extra", extra);
        Publish(AmiPrivilege.Call);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
