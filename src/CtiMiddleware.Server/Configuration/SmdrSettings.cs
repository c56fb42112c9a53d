using CtiMiddleware.Adapters.Smdr;
using CtiMiddleware.Adapters.Smdr.Layouts;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Server.Configuration;

/// <summary>The settings of <c>Adapter=smdr</c>. All stand at the link.</summary>
public sealed class SmdrSettings : IAdapterSettings
{
    /// <inheritdoc/>
    public ILinkAdapterFactory Factory { get; } = new SmdrAdapterFactory();

    /// <summary>The port at which a Mitel PBX offers its records; the others have none that is common.</summary>
    public int DefaultPort => 1752;

    /// <inheritdoc/>
    public IReadOnlyList<EndpointKind> Endpoints => [EndpointKind.Host, EndpointKind.Serial, EndpointKind.Rfc2217, EndpointKind.Listen];

    /// <inheritdoc/>
    public object? ReadLink(SettingsNode switchNode, SettingsNode linkNode)
    {
        var catalog = SmdrLayoutCatalog.Shipped;
        if (linkNode.Text("LayoutFolder") is { } folder)
        {
            var errors = new List<string>();
            catalog = catalog.With(folder, errors);
            foreach (var error in errors)
                linkNode.Error("LayoutFolder", error, "Mend the file; nothing is started with a layout that is wrong.");
        }
        var names = string.Join(", ", catalog.All.Select(static layout => layout.Name).Order(StringComparer.Ordinal));
        var name = linkNode.RequiredText("Layout", $"Say how the PBX writes its records; there is {names}.");
        var parity = Parity(linkNode);
        var login = linkNode.Flag("Login");
        var listens = linkNode.Has("Listen");
        if (catalog.Find(name) is not { } layout)
        {
            if (name.Length > 0)
                linkNode.Error("Layout", $"there is no layout '{name}'.", $"There is {names}.");
            return null;
        }
        var options = new SmdrOptions
        {
            Layout = layout,
            Parity = parity,
            Login = login,
            Listens = listens,
        };
        foreach (var error in SmdrOptionsValidator.Check(options))
            linkNode.Error("", error, "See the adapter's README.");
        return options;
    }

    private static SmdrParity Parity(SettingsNode node)
    {
        var text = node.Text("CharacterParity");
        if (text is null)
            return SmdrParity.None;
        if (Enum.TryParse<SmdrParity>(text, ignoreCase: true, out var parity) && char.IsAsciiLetter(text[0]))
            return parity;
        node.Error("CharacterParity", $"'{text}' is no parity.", "Write even, odd or none.");
        return SmdrParity.None;
    }
}
