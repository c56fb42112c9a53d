namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>Two calls that met and wait to be told how: in a bridge, or by a pair or a dialling of channels that both had calls.</summary>
internal sealed record PendingMerge(ModelCall First, ModelCall Second, Channel Entering, Channel Present, Bridge? Bridge);
