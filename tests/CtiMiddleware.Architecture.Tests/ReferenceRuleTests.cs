using System.Xml.Linq;

namespace CtiMiddleware.Architecture.Tests;

/// <summary>The one rule of reference between projects, as docs/architecture.md tells it.</summary>
public sealed class ReferenceRuleTests
{
    private const string Model = "src/CtiMiddleware.Model";
    private const string Media = "src/CtiMiddleware.Media";
    private const string Links = "src/CtiMiddleware.Links";
    private const string Runtime = "src/CtiMiddleware.Runtime";
    private const string Client = "src/CtiMiddleware.Client";
    private const string Scenarios = "simulators/CtiMiddleware.Simulators.Scenarios";
    private const string SimulatorHost = "simulators/CtiMiddleware.Simulators.Host";
    private const string ChannelModel = "adapters/CtiMiddleware.Adapters.ChannelModel";

    public static TheoryData<string> Projects =>
        [.. Repository.Files.Where(static file => file.EndsWith(".csproj", StringComparison.Ordinal) && Shipped(file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_rule_allows(string project)
    {
        foreach (var reference in References(project))
            Assert.True(Allows(Folder(project), reference), $"{Folder(project)} may not reference {reference}.");
    }

    [Theory]
    [InlineData(Model)]
    [InlineData(Client)]
    public void The_model_and_the_client_depend_on_no_package(string folder) =>
        Assert.Empty(Elements($"{folder}/{Path.GetFileName(folder)}.csproj", "PackageReference"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_is_named_as_its_folder_and_pins_no_version(string project)
    {
        Assert.Equal(Path.GetFileName(Folder(project)), Path.GetFileNameWithoutExtension(project));
        Assert.DoesNotContain(
            XDocument.Load(Path.Combine(Repository.Root, project)).Descendants("PackageReference"),
            static package => package.Attribute("Version") is not null
        );
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("CtiMiddleware.sln").Replace('\\', '/');
        foreach (var project in Repository.Files.Where(static file => file.EndsWith(".csproj", StringComparison.Ordinal)))
            Assert.Contains(project, solution, StringComparison.Ordinal);
    }

    private static bool Allows(string from, string to) =>
        from switch
        {
            Model or Client => false,
            Media or Links => to is Model,
            Runtime => to is Model or Links or Media,
            "src/CtiMiddleware.Server" => true,
            "src/CtiMiddleware.Cli" => to is Client,
            "src/CtiMiddleware.ContactCentre" => to is Model or Runtime,
            _ when from.StartsWith("adapters/", StringComparison.Ordinal) => to is Model or Links or Media
                || (to is ChannelModel && from != ChannelModel),
            // The scenario runner and its programs play the application and the switch at once: they need the middleware between the two.
            Scenarios or SimulatorHost => to is not ("src/CtiMiddleware.Server" or "src/CtiMiddleware.Cli"),
            _ when from.StartsWith("simulators/", StringComparison.Ordinal) => to is Model or Links or Media
                || to.StartsWith("adapters/", StringComparison.Ordinal)
                || to.StartsWith("simulators/", StringComparison.Ordinal),
            _ => false,
        };

    private static bool Shipped(string file) =>
        file.StartsWith("src/", StringComparison.Ordinal)
        || file.StartsWith("adapters/", StringComparison.Ordinal)
        || file.StartsWith("simulators/", StringComparison.Ordinal);

    private static IEnumerable<string> References(string project) =>
        Elements(project, "ProjectReference")
            .Select(path => Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Folder(project), path))))
            .Select(static path => Folder(path.Replace('\\', '/')));

    private static IEnumerable<string> Elements(string project, string name) =>
        XDocument
            .Load(Path.Combine(Repository.Root, project))
            .Descendants(name)
            .Select(static element => element.Attribute("Include")?.Value)
            .OfType<string>();

    private static string Folder(string file) => file[..file.LastIndexOf('/')];
}
