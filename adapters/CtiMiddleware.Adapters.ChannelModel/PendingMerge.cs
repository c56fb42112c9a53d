namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>Two calls that met in a bridge and wait to be told how.</summary>
internal sealed record PendingMerge(ModelCall First, ModelCall Second, Channel Entering, Channel Present, Bridge Bridge);
