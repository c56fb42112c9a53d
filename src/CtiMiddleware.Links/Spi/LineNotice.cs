namespace CtiMiddleware.Links.Spi;

/// <summary>Something that happened on a serial line beside its bytes.</summary>
/// <param name="Kind">What.</param>
/// <param name="On">The state of a control line after it changed; false for errors and breaks.</param>
public readonly record struct LineNotice(LineNoticeKind Kind, bool On);
