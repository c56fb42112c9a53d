using CtiMiddleware.Adapters.VoiceModem.Messages;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>A line → the result that it is. Static and pure.</summary>
internal static class ModemResults
{
    /// <summary>Reads a line; <see cref="ModemResult.None"/> when it is no result.</summary>
    public static ModemResult Read(string line) =>
        line switch
        {
            "OK" => ModemResult.Ok,
            "ERROR" => ModemResult.Error,
            "CONNECT" => ModemResult.Connect,
            "VCON" => ModemResult.VoiceConnect,
            "RINGING" => ModemResult.Ringing,
            "NO CARRIER" => ModemResult.NoCarrier,
            "NO DIALTONE" or "NO DIAL TONE" => ModemResult.NoDialTone,
            "BUSY" => ModemResult.Busy,
            "NO ANSWER" => ModemResult.NoAnswer,
            _ => ModemResult.None,
        };
}
