using System.Text.RegularExpressions;
using CtiMiddleware.Server.Configuration;
using Microsoft.Extensions.Configuration;

namespace CtiMiddleware.Server.Tests.Docs;

public sealed partial class ConfigurationDocumentTests
{
    [Fact]
    public void Every_documented_setting_is_accepted_and_every_setting_is_documented()
    {
        var file = Path.GetTempFileName();
        var folder = Directory.CreateTempSubdirectory("cti-layouts");
        try
        {
            File.WriteAllText(file, "text");
            var profile = Path.Combine(Checked.Root, "adapters/CtiMiddleware.Adapters.VoiceModem/Profiles/v253.json");
            var text = File.ReadAllText(Path.Combine(Checked.Root, "docs/operations/configuration.md"));
            var rows = Row()
                .Matches(text)
                .ToDictionary(
                    row => row.Groups[1].Value,
                    row =>
                        (string?)
                            row.Groups[2]
                                .Value.Replace("{file}", file, StringComparison.Ordinal)
                                .Replace("{layouts}", folder.FullName, StringComparison.Ordinal)
                                .Replace("{profile}", profile, StringComparison.Ordinal)
                );
            // The second link shows Secret, as the first shows SecretFile.
            rows["Cti:Switches:hq:Links:1:Host"] = "h";
            rows["Cti:Switches:hq:Links:1:User"] = "u";
            SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(rows).Build(), BuiltInAdapters.All, out var errors);
            Assert.Empty(errors);

            var sections = rows
                .Keys.Where(key => key.StartsWith("Cti:", StringComparison.Ordinal))
                .Select(key => key[..key.LastIndexOf(':')])
                .Where(key =>
                    !key.EndsWith("Scopes", StringComparison.Ordinal)
                    && !key.EndsWith("Devices", StringComparison.Ordinal)
                    && !key.EndsWith("Ports", StringComparison.Ordinal)
                    && !key.EndsWith("Uuids", StringComparison.Ordinal)
                    && !key.EndsWith("AllowedHosts", StringComparison.Ordinal)
                    && !key.EndsWith("AllowedOrigins", StringComparison.Ordinal)
                )
                .Distinct()
                .ToArray();
            foreach (var section in sections)
                rows[section + ":Xyzzyxyzzy"] = "x";
            SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(rows).Build(), BuiltInAdapters.All, out errors);
            Assert.NotEmpty(errors);
            var documented = rows.Keys.Select(key => key.Replace(":1:", ":0:", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
            foreach (var error in errors)
            {
                var section = error.Path[..error.Path.LastIndexOf(':')].Replace(":1", ":0", StringComparison.Ordinal);
                foreach (var name in error.Fix.Split("known here: ")[1].TrimEnd('.').Split(", "))
                {
                    var key = $"{section}:{name}";
                    // What all adapters share is shown once, at the switch hq.
                    var shared = SwitchName().Replace(key, "Cti:Switches:hq:");
                    // A link with an adapter of its own has at itself what is shown at the switch of that adapter.
                    var atSwitch = $":{name}";
                    Assert.True(
                        documented.Any(one =>
                            one == key
                            || (
                                error.Path.Contains(":hq:Links:1:", StringComparison.Ordinal)
                                && one.EndsWith(atSwitch, StringComparison.Ordinal)
                            )
                            || one == shared
                            || one.StartsWith(key + ":", StringComparison.Ordinal)
                            || one.StartsWith(shared + ":", StringComparison.Ordinal)
                        ),
                        $"{key} is not documented."
                    );
                }
            }
        }
        finally
        {
            File.Delete(file);
            folder.Delete();
        }
    }

    [GeneratedRegex(@"^\| `([^`]+)` \| `([^`]+)` \|", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex("^Cti:Switches:[^:]+:", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SwitchName();
}
