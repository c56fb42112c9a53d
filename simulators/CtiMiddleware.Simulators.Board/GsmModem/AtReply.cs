namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>What a command comes to.</summary>
/// <param name="Kind">How it ends.</param>
/// <param name="Code">The number of a <c>+CME</c> or <c>+CMS</c> error.</param>
/// <param name="Lines">Lines before the final result.</param>
internal sealed record AtReply(AtReplyKind Kind, int Code = 0, params IReadOnlyList<string> Lines)
{
    public static readonly AtReply Ok = new(AtReplyKind.Ok);
    public static readonly AtReply Error = new(AtReplyKind.Error);
    public static readonly AtReply NotAllowed = new(AtReplyKind.Cme, 3);
    public static readonly AtReply NotSupported = new(AtReplyKind.Cme, 4);

    public static AtReply Say(params IReadOnlyList<string> lines) => new(AtReplyKind.Ok, 0, lines);

    public static AtReply Cme(int code) => new(AtReplyKind.Cme, code);

    public static AtReply Cms(int code) => new(AtReplyKind.Cms, code);

    public static AtReply When(bool done) => done ? Ok : NotAllowed;
}
