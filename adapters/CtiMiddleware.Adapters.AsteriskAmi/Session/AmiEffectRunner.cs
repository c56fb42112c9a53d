using System.Security.Cryptography;
using System.Text;
using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.AsteriskAmi.Session;

/// <summary>Does what the session wants done: writes its actions, keeps its timers, tells the runtime. Knows which ping is out.</summary>
internal sealed class AmiEffectRunner(AsteriskAmiOptions options)
{
    public static readonly LinkTimer LoginTimer = new(1);
    public static readonly LinkTimer BootTimer = new(2);
    public static readonly LinkTimer HeartbeatTimer = new(3);

    private long _pingAction;
    private DateTimeOffset _pingSent;

    /// <summary>A ping waits for its answer.</summary>
    public bool PingIsOut => _pingAction != 0;

    /// <summary>Whether a response answers the ping that is out, which then is not out any more.</summary>
    public bool IsPong(long number)
    {
        if (number == 0 || number != _pingAction)
            return false;
        _pingAction = 0;
        return true;
    }

    /// <summary>The connection is gone and its ping with it.</summary>
    public void Reset() => _pingAction = 0;

    /// <summary>Does one of them.</summary>
    /// <param name="effect">What is to be done.</param>
    /// <param name="output">The output of the call that runs now.</param>
    /// <param name="send">Writes an action and tells its number.</param>
    public void Run(AmiEffect effect, ILinkOutput output, Func<AmiAction, long> send)
    {
        switch (effect)
        {
            case AmiEffect.SendChallenge:
                _ = send(new AmiAction("Challenge").With("AuthType", "MD5"));
                break;
            case AmiEffect.SendLogin e:
                _ = send(Login(e.Challenge));
                break;
            case AmiEffect.SendPing:
                _pingSent = output.Now;
                _pingAction = send(new AmiAction("Ping"));
                output.StartTimer(HeartbeatTimer, options.HeartbeatTimeout);
                break;
            case AmiEffect.ReportLoggedOn e:
                output.LoggedOn(e.Version, e.Restriction);
                break;
            case AmiEffect.ReportStatusNormal:
                output.StatusNormal();
                break;
            case AmiEffect.ReportHeartbeatAnswered:
                output.HeartbeatAnswered(output.Now - _pingSent);
                break;
            case AmiEffect.ReportHeartbeatMissed:
                output.HeartbeatMissed();
                break;
            case AmiEffect.ReportUnexpected e:
                output.Anomaly(AnomalyKind.UnexpectedEvent, $"{e.Input} means nothing in state {e.State}", default);
                break;
            case AmiEffect.StartLoginTimer:
                output.StartTimer(LoginTimer, options.LoginTimeout);
                break;
            case AmiEffect.StopLoginTimer:
                output.StopTimer(LoginTimer);
                break;
            case AmiEffect.StartBootTimer:
                output.StartTimer(BootTimer, options.BootTimeout);
                break;
            case AmiEffect.StopBootTimer:
                output.StopTimer(BootTimer);
                break;
            case AmiEffect.StartHeartbeatTimer:
                output.StartTimer(HeartbeatTimer, options.HeartbeatInterval);
                break;
            case AmiEffect.Close e:
                output.Close(e.Reason, NextAfter(e));
                break;
            default:
                throw new InvalidOperationException($"No such effect: {effect}");
        }
    }

    private static CloseNext NextAfter(AmiEffect.Close close)
    {
        if (close.Blocked)
            return CloseNext.Blocked;
        return close.AtOnce ? CloseNext.RetryNow : CloseNext.Retry;
    }

    private AmiAction Login(string? challenge)
    {
        var login = new AmiAction("Login").With("AuthType", challenge is null ? null : "MD5").With("Username", options.User);
        login = challenge is null ? login.With("Secret", options.Secret) : login.With("Key", Md5Key(challenge, options.Secret));
        return login.With("Events", options.Events);
    }

    // Asterisk's challenge is MD5 over challenge and secret (main/manager.c); there is no other on offer.
#pragma warning disable CA5351
    private static string Md5Key(string challenge, string secret) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(challenge + secret)));
#pragma warning restore CA5351
}
