using System.Security.Cryptography;
using System.Text;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>The secret that callers of the control API must show, compared in fixed time.</summary>
/// <param name="Text">The token.</param>
public sealed record ControlToken(string Text)
{
    /// <summary>Where a token may be given from outside; it must then have at least 16 characters.</summary>
    public const string Variable = "CTI_SIM_TOKEN";

    /// <summary>The given token, or a new one of 256 random bits.</summary>
    /// <exception cref="UsageException">The given one is too short.</exception>
    public static ControlToken Make(string? given) =>
        given is null ? new ControlToken(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)))
        : given.Length >= 16 ? new ControlToken(given)
        : throw new UsageException($"{Variable} must have at least 16 characters.");

    /// <summary>Whether a header <c>Authorization</c> shows it.</summary>
    public bool Matches(string authorization) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(authorization)),
            SHA256.HashData(Encoding.UTF8.GetBytes("Bearer " + Text))
        );
}
