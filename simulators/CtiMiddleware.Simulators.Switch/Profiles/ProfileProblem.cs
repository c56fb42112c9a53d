namespace CtiMiddleware.Simulators.Switch.Profiles;

/// <summary>Something wrong in a switch profile, with its place.</summary>
/// <param name="File">The file as it was named to the reader.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What was found, what was expected, and the nearest valid word where there is one.</param>
public sealed record ProfileProblem(string File, int Line, int Column, string Message)
{
    /// <summary>As compilers write it: <c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
