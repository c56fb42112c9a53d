namespace CtiMiddleware.Server.Rest;

/// <summary>Who this server is.</summary>
/// <param name="Version">The product's version.</param>
/// <param name="Started">When the process started, UTC.</param>
public sealed record ServerIdentity(string Version, DateTimeOffset Started)
{
    /// <summary>The version of the running assembly, without the commit.</summary>
    public static string ProductVersion { get; } =
        (
            System
                .Reflection.CustomAttributeExtensions.GetCustomAttribute<System.Reflection.AssemblyInformationalVersionAttribute>(
                    typeof(ServerIdentity).Assembly
                )
                ?.InformationalVersion
            ?? "0.0.0"
        ).Split('+')[0];
}
