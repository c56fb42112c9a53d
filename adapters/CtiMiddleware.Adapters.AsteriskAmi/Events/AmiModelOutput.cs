using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.AsteriskAmi.Events;

/// <summary>Gives what the call model says to the runtime; anomalies wait until the frame can be attached.</summary>
internal sealed class AmiModelOutput : IChannelModelOutput
{
    private readonly List<(AnomalyKind Kind, string Detail)> _anomalies = [];

    public static readonly LinkTimer SettleTimer = new(4);

    /// <summary>The output of the call that runs now.</summary>
    public ILinkOutput? Link { get; set; }

    public void Emit(SwitchEvent switchEvent) => Link!.Emit(switchEvent);

    public void Anomaly(AnomalyKind kind, string detail) => _anomalies.Add((kind, detail));

    public void StartSettleTimer() => Link!.StartTimer(SettleTimer, CallModel.SettleAfter);

    /// <summary>Reports the anomalies of the present frame.</summary>
    public void Flush(ReadOnlySpan<byte> frame)
    {
        if (_anomalies.Count == 0)
            return;
        foreach (var (kind, detail) in _anomalies)
            Link!.Anomaly(kind, detail, frame);
        _anomalies.Clear();
    }
}
