using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>Where a <see cref="CallModel"/> says what it found. Implemented by the adapter, on the switch's loop.</summary>
public interface IChannelModelOutput
{
    /// <summary>A uniform event.</summary>
    void Emit(SwitchEvent switchEvent);

    /// <summary>Something that contradicts what is known; the adapter attaches the present frame.</summary>
    void Anomaly(AnomalyKind kind, string detail);

    /// <summary>Call <see cref="CallModel.Settle()"/> after <see cref="CallModel.SettleAfter"/>, because a merge waits for its name.</summary>
    void StartSettleTimer();
}
