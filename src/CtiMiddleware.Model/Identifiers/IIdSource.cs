namespace CtiMiddleware.Model.Identifiers;

/// <summary>
/// Where every identifier comes from (architecture promise 9): a clock and a seeded generator, so that two runs of one seed give the
/// same identifiers. Not thread-safe: each loop owns one.
/// </summary>
public interface IIdSource
{
    /// <summary>A new identifier, UUIDv7-shaped, 32 lower-case hexadecimal digits behind <paramref name="prefix"/>.</summary>
    /// <param name="prefix">For example <c>call_</c>.</param>
    string Next(string prefix);
}
