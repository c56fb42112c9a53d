namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>One way to run an unpacked Asterisk.</summary>
/// <param name="Description">In words, for failure messages.</param>
/// <param name="Program">What is started.</param>
/// <param name="Arguments">What precedes Asterisk's own arguments.</param>
/// <param name="SystemRoot">Where the running program finds the unpacked system: a path, or empty in a chroot.</param>
/// <param name="StateRoot">What precedes, for us, the paths that the running program sees.</param>
public sealed record AsteriskLaunch(
    string Description,
    string Program,
    IReadOnlyList<string> Arguments,
    string SystemRoot,
    string StateRoot
);
