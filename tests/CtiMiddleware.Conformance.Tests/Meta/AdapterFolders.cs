using System.Runtime.CompilerServices;
using CtiMiddleware.Conformance.Vectors;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>An adapter in this repository.</summary>
/// <param name="Name">The name of its assembly behind <c>CtiMiddleware.Adapters.</c>.</param>
/// <param name="Folder">Where its sources are.</param>
/// <param name="Target">How its vectors are run.</param>
/// <param name="Conformance">How it joins the suites.</param>
public sealed record AdapterFolder(string Name, string Folder, VectorTarget Target, ConformanceTarget Conformance)
{
    public IReadOnlyList<string> Vectors =>
        Directory.Exists(Path.Combine(Folder, "vectors"))
            ? [.. Directory.GetFiles(Path.Combine(Folder, "vectors"), "*.json").Order(StringComparer.Ordinal)]
            : [];
}

/// <summary>The adapters in this repository, by their protocols.</summary>
public static class AdapterFolders
{
    public static string Root { get; } = FindRoot();

    public static SortedDictionary<string, AdapterFolder> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["asterisk-ami"] = Make("AsteriskAmi", AsteriskAmiVectors.Value, AsteriskAmiTarget.Value),
            ["cisco-ged188"] = Make("CiscoGed188", CiscoGed188Vectors.Value, CiscoGed188Target.Value),
            ["line-text"] = Make("LineText", LineTextVectors.Value, LineTextTarget.Value),
        };

    private static AdapterFolder Make(string name, VectorTarget target, ConformanceTarget conformance) =>
        new(name, Path.Combine(Root, $"adapters/CtiMiddleware.Adapters.{name}"), target, conformance);

    private static string FindRoot([CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../../.."));
}
