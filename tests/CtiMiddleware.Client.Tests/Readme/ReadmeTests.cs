using System.Globalization;

namespace CtiMiddleware.Client.Tests.Readme;

/// <summary>Runs the README's examples exactly as they are printed, against the demo.</summary>
[Collection(DemoCollection.Name)]
public sealed class ReadmeTests(DemoFixture demo)
{
    private const string ProjectFile = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="$client$" />
          </ItemGroup>
        </Project>
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task The_csharp_example_runs_as_printed()
    {
        using var folder = new TemporaryFolder();
        var client = Path.Combine(AppContext.BaseDirectory, "CtiMiddleware.Client.dll");
        folder.Write("Example.csproj", ProjectFile.Replace("$client$", client, StringComparison.Ordinal));
        folder.Write("Program.cs", Example("csharp"));

        var text = await RunAsync("dotnet", ["run", "--project", folder.Path], folder.Path);

        Assert.Contains("the switch accepted call_", text, StringComparison.Ordinal);
        Assert.Contains("Established hq:1002", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_javascript_example_runs_as_printed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("example.mjs", Example("javascript"));
        // Node 20 has the WebSocket of browsers behind a flag, 22 and later without.
        string[] flags = await NodeVersionAsync() < 22 ? ["--experimental-websocket"] : [];

        var text = await RunAsync("node", [.. flags, "example.mjs"], folder.Path);

        Assert.Contains("cti.call.delivered.v1", text, StringComparison.Ordinal);
        Assert.Contains("cti.call.established.v1", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csharp")]
    [InlineData("javascript")]
    public void An_example_is_about_ten_lines_long(string language) =>
        Assert.InRange(Example(language).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 8, 13);

    // The demo's own traffic may hold both lines of the telephone: then the call fails as busy, which is no fault of the example.
    private async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, string folder)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            await using var example = ExampleProcess.Start(program, arguments, folder, ("CTI_URL", demo.Url), ("CTI_KEY", demo.Key));
            Assert.NotNull(example);
            var (code, text) = await example.EndAsync(patience.Token);
            Assert.True(code == 0, $"The example ended with {code}:\n{text}");
            if (!text.Contains("failed", StringComparison.OrdinalIgnoreCase))
                return text;
        }
    }

    private static async Task<int> NodeVersionAsync()
    {
        await using var node = ExampleProcess.Start("node", ["--version"], DemoFixture.Root);
        if (node is null)
            Assert.Skip("Node is not installed.");
        var (_, text) = await node!.EndAsync(TestContext.Current.CancellationToken);
        return int.Parse(text.Trim().TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture);
    }

    private static string Example(string language)
    {
        var readme = File.ReadAllText(Path.Combine(DemoFixture.Root, "README.md"));
        var marker = readme.IndexOf($"<!-- example: {language} -->", StringComparison.Ordinal);
        Assert.True(marker >= 0, $"README.md marks no example for {language}.");
        var begin = readme.IndexOf("```", marker, StringComparison.Ordinal);
        begin = readme.IndexOf('\n', begin) + 1;
        return readme[begin..readme.IndexOf("```", begin, StringComparison.Ordinal)];
    }
}
