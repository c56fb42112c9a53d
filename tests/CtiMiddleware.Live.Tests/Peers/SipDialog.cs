namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>The names of a SIP dialog, as the switch's end of it holds them.</summary>
/// <param name="CallId">The Call-ID.</param>
/// <param name="LocalTag">The switch's own tag.</param>
/// <param name="RemoteTag">The phone's tag.</param>
public sealed record SipDialog(string CallId, string LocalTag, string RemoteTag)
{
    /// <summary>The value of a Replaces header that names this dialog to the switch (RFC 3891).</summary>
    public string Replaces => $"{CallId};to-tag={LocalTag};from-tag={RemoteTag}";

    /// <summary>Asks a switch for the dialog behind a channel.</summary>
    public static async Task<SipDialog> OfAsync(AmiProbe probe, string channel)
    {
        if (channel.StartsWith("PJSIP/", StringComparison.Ordinal))
        {
            return new SipDialog(
                await probe.VariableAsync(channel, "CHANNEL(pjsip,call-id)"),
                await probe.VariableAsync(channel, "CHANNEL(pjsip,local_tag)"),
                await probe.VariableAsync(channel, "CHANNEL(pjsip,remote_tag)")
            );
        }

        // chan_sip tells the Call-ID as a variable and the tags on its console only.
        var callId = await probe.VariableAsync(channel, "SIPCALLID");
        var lines = await probe.CommandAsync($"sip show channel {callId}");
        return new SipDialog(callId, After(lines, "Our Tag:"), After(lines, "Their Tag:"));
    }

    private static string After(IEnumerable<string> lines, string label) =>
        lines
            .Select(line => line.Trim())
            .Where(line => line.StartsWith(label, StringComparison.Ordinal))
            .Select(line => line[label.Length..].Trim())
            .FirstOrDefault("");
}
