namespace CtiMiddleware.Client.Tests.Readme;

/// <summary>A folder outside the repository, so that nothing of the repository's build reaches into it; deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cti-readme-").FullName;

    public void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
