namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>
/// A consultation by Asterisk's own feature (Atxfer): the transferring channel stays one channel and moves between two
/// bridges; a Local pair stands between its second bridge and the dialplan that calls the target.
/// </summary>
internal sealed record FeatureConsultation(AmiChannel Transferrer, AmiBridge First, AmiBridge Second, AmiChannel One, AmiChannel Two);
