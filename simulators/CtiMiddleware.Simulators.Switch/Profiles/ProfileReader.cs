using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CtiMiddleware.Simulators.Switch.Profiles;

/// <summary>Reads the YAML of one profile into rows and collects everything that is wrong with it.</summary>
internal sealed class ProfileReader
{
    private const int MostDepth = 16;

    private readonly string _file;
    private readonly List<ProfileProblem> _problems = [];
    private readonly Dictionary<string, List<ProfileRow>> _rows = new(StringComparer.Ordinal);
    private readonly ProfileValues _values;

    public ProfileReader(string file)
    {
        _file = file;
        _values = new ProfileValues(Report);
        Top = new ProfileRow(new YamlMappingNode());
    }

    /// <summary>Name and description.</summary>
    public ProfileRow Top { get; private set; }

    public IReadOnlyList<ProfileProblem> Problems => _problems;

    public IReadOnlyList<ProfileRow> Rows(string section) => _rows.GetValueOrDefault(section) ?? [];

    public void Report(YamlNode node, string message) =>
        _problems.Add(new ProfileProblem(_file, (int)Math.Max(1, node.Start.Line), (int)Math.Max(1, node.Start.Column), message));

    public void Read(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            RefuseDepth(yaml);
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException broken)
        {
            _problems.Add(
                new ProfileProblem(
                    _file,
                    (int)Math.Max(1, broken.Start.Line),
                    (int)Math.Max(1, broken.Start.Column),
                    $"this is not YAML: {broken.Message}"
                )
            );
            return;
        }
        catch (InvalidOperationException broken)
        {
            // The parser says so of some broken text, without a place.
            _problems.Add(new ProfileProblem(_file, 1, 1, $"this is not YAML: {broken.Message}"));
            return;
        }
        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            _problems.Add(new ProfileProblem(_file, 1, 1, "a profile is one mapping of sections, as 'name: mine'"));
            return;
        }
        Top = new ProfileRow(root);
        var names = ProfileFormat.Top.Select(field => field.Name).Concat(ProfileFormat.Sections.Select(section => section.Name)).ToArray();
        foreach (var (key, value) in root.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (Array.Find(ProfileFormat.Top, field => field.Name == name) is { } field)
            {
                Take(Top, field, value);
            }
            else if (ProfileFormat.Find(name) is { } section)
            {
                ReadSection(section, value);
            }
            else
            {
                Report(
                    key,
                    $"'{name}' is no section of a profile: expected one of {string.Join(", ", names)}{NearestWord.Hint(name, names)}"
                );
            }
        }
        RequireAll(Top, ProfileFormat.Top, "the profile");
    }

    /// <summary>Nodes are built by recursion: text nested deeper than any profile is refused before it can exhaust the stack.</summary>
    private static void RefuseDepth(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        for (var depth = 0; parser.MoveNext(); )
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MostDepth)
            {
                throw new YamlException(parser.Current.Start, parser.Current.End, $"nested deeper than {MostDepth}");
            }
        }
    }

    private void ReadSection(ProfileSection section, YamlNode node)
    {
        var rows = _rows[section.Name] = [];
        if (section.IsList && node is YamlSequenceNode list)
        {
            foreach (var item in list.Children)
            {
                ReadRow(section, item, rows);
            }
        }
        else if (section.IsList)
        {
            Report(node, $"{section.Name} is a list: expected '- {{ {section.Fields[0].Name}: … }}' for each");
        }
        else
        {
            ReadRow(section, node, rows);
        }
    }

    private void ReadRow(ProfileSection section, YamlNode node, List<ProfileRow> rows)
    {
        if (node is not YamlMappingNode map)
        {
            Report(node, $"expected a mapping with {string.Join(", ", section.Fields.Select(field => field.Name))}");
            return;
        }
        var row = new ProfileRow(map);
        foreach (var (key, value) in map.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (section.Find(name) is { } field)
            {
                Take(row, field, value);
                continue;
            }
            var valid = section.Fields.Select(one => one.Name).ToArray();
            var hint = Array.Find(ProfileFormat.Sections, other => other.Find(name) is not null) is { } home
                ? $"; it belongs to {home.Name}"
                : NearestWord.Hint(name, valid);
            Report(key, $"'{name}' is not known in {section.Name}: expected one of {string.Join(", ", valid)}{hint}");
        }
        RequireAll(row, section.Fields, section.Name);
        rows.Add(row);
    }

    private void Take(ProfileRow row, ProfileField field, YamlNode node)
    {
        if (_values.Read(field, node) is { } value)
        {
            row.Add(field.Name, value, node);
        }
        else
        {
            // Reported: it is not missing too.
            row.Add(field.Name + "?", "", node);
        }
    }

    private void RequireAll(ProfileRow row, ProfileField[] fields, string where)
    {
        foreach (var field in fields.Where(field => field.Required && !row.Has(field.Name) && !row.Has(field.Name + "?")))
        {
            Report(row.Node, $"'{field.Name}' is missing in {where}: expected {field.Expected}");
        }
    }
}
