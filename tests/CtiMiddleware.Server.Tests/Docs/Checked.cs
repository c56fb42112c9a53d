namespace CtiMiddleware.Server.Tests.Docs;

/// <summary>Files of docs/ that are made of the code: compared, or written anew with CTI_REWRITE_DOCS=1.</summary>
internal static class Checked
{
    /// <summary>The repository's root, found from where the tests run.</summary>
    public static string Root { get; } = FindRoot();

    public static async Task SameAsync(string path, string expected)
    {
        var file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("CTI_REWRITE_DOCS") == "1")
            await File.WriteAllTextAsync(file, expected);
        var actual = File.Exists(file) ? (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n") : string.Empty;
        Assert.True(
            expected == actual,
            $"{path} is not what the code says; look at the difference after CTI_REWRITE_DOCS=1 and this test again."
        );
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CtiMiddleware.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
