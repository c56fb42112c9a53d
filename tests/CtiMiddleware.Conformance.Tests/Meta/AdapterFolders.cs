using System.Runtime.CompilerServices;
using CtiMiddleware.Conformance.Vectors;
using CtiMiddleware.Conformance.Wire;
using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>An adapter in this repository.</summary>
/// <param name="Name">The name of its assembly behind <c>CtiMiddleware.Adapters.</c>.</param>
/// <param name="Folder">Where its sources are.</param>
/// <param name="Target">How its vectors are run.</param>
/// <param name="Kind">What it fronts, which decides the suites.</param>
public sealed record AdapterFolder(string Name, string Folder, VectorTarget Target, AdapterKind Kind)
{
    /// <summary>How it joins the suites for switches; null for other kinds.</summary>
    public ConformanceTarget? Conformance { get; init; }

    /// <summary>How it joins the suites for data links and boards; null for switches.</summary>
    public WireTarget? Wire { get; init; }

    public SwitchCapabilities Capabilities => Target.Adapter.Capabilities;

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
            ["audio-socket"] = Make("AudioSocket", AdapterKind.Board, AudioSocketVectors.Value, AudioSocketWire.Value),
            ["cisco-ged188"] = Make("CiscoGed188", CiscoGed188Vectors.Value, CiscoGed188Target.Value),
            ["gsm-modem"] = Make("GsmModem", AdapterKind.Board, GsmModemVectors.Value, GsmModemWire.Value),
            ["line-text"] = Make("LineText", LineTextVectors.Value, LineTextTarget.Value),
            ["ofono"] = Make("OFono", AdapterKind.Board, OFonoVectors.Value, OFonoWire.Value),
            ["smdr"] = Make("Smdr", AdapterKind.DataLink, SmdrVectors.Value, SmdrWire.Value),
            ["voice-modem"] = Make("VoiceModem", AdapterKind.Board, VoiceModemVectors.Value, VoiceModemWire.Value),
            ["smdi"] = Make("Smdi", AdapterKind.DataLink, SmdiVectors.Value, SmdiWire.Value),
        };

    private static AdapterFolder Make(string name, VectorTarget target, ConformanceTarget conformance) =>
        new(name, Folder(name), target, AdapterKind.Switch) { Conformance = conformance };

    // For the boards and data links.
    private static AdapterFolder Make(string name, AdapterKind kind, VectorTarget target, WireTarget wire) =>
        new(name, Folder(name), target, kind) { Wire = wire };

    private static string Folder(string name) => Path.Combine(Root, $"adapters/CtiMiddleware.Adapters.{name}");

    private static string FindRoot([CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../../.."));
}
