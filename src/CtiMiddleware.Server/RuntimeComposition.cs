using CtiMiddleware.Runtime;
using CtiMiddleware.Server.Configuration;

namespace CtiMiddleware.Server;

/// <summary>Makes the runtime of the settings.</summary>
public static class RuntimeComposition
{
    /// <summary>Makes it; nothing is opened yet.</summary>
    public static ICtiRuntime Make(IServiceProvider services, ServerSettings settings) => throw new NotSupportedException();
}
