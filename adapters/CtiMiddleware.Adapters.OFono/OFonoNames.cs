namespace CtiMiddleware.Adapters.OFono;

/// <summary>Interfaces of oFono, as its documentation in doc/*-api.txt names them.</summary>
internal static class OFonoNames
{
    public const string Manager = "org.ofono.Manager";
    public const string Modem = "org.ofono.Modem";
    public const string VoiceCallManager = "org.ofono.VoiceCallManager";
    public const string VoiceCall = "org.ofono.VoiceCall";
    public const string MessageWaiting = "org.ofono.MessageWaiting";
    public const string NetworkRegistration = "org.ofono.NetworkRegistration";
}
