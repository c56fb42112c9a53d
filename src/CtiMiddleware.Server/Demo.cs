namespace CtiMiddleware.Server;

/// <summary>The demonstration.</summary>
internal static class Demo
{
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) => throw new NotSupportedException();
}
