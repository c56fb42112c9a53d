namespace CtiMiddleware.Simulators.Switch.Profiles;

/// <summary>A switch profile cannot be used; all that is wrong with it is named.</summary>
public sealed class ProfileRefusedException : Exception
{
    /// <summary>Refuses a profile.</summary>
    /// <param name="problems">Everything found, in the order of the file.</param>
    public ProfileRefusedException(IReadOnlyList<ProfileProblem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>Everything found, in the order of the file.</summary>
    public IReadOnlyList<ProfileProblem> Problems { get; }
}
