using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Switch.Faults;
using YamlDotNet.RepresentationModel;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>Makes the objects of a scenario from YAML, strictly: every word must be known and every value fit. Collects all errors.</summary>
internal sealed class ScenarioBinder(string file, List<ScenarioError> errors)
{
    // Aliases share nodes: a few lines can stand for billions.
    private const int MostNodes = 100_000;

    // An alias may stand for what it is a part of.
    private const int MostDepth = 40;
    private int _nodes;
    private int _depth;

    /// <summary>The object; null when it could not be made, with the errors told.</summary>
    public object? Bind(YamlNode node, Type type, WordList? list = null)
    {
        if (++_nodes > MostNodes)
        {
            if (_nodes == MostNodes + 1)
                Complain(node, FormattableString.Invariant($"The scenario has more than {MostNodes} values."));
            return null;
        }
        if (_depth >= MostDepth)
            return Complain(node, FormattableString.Invariant($"Lists and mappings lie more than {MostDepth} deep."));
        _depth++;
        var bound = BindAs(node, type, list);
        _depth--;
        return bound;
    }

    private object? BindAs(YamlNode node, Type type, WordList? list)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return BindList(node, type.GetGenericArguments()[0], list);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return list == WordList.Behaviours ? BindBehaviour(node) : BindDictionary(node, type.GetGenericArguments()[1]);
        if (typeof(ScenarioNode).IsAssignableFrom(type))
            return BindMapping(node, ScenarioShape.Of(type));
        return BindScalar(node, type, list);
    }

    private object? BindScalar(YamlNode node, Type type, WordList? list)
    {
        if (node is not YamlScalarNode { Value: { } text })
            return Complain(node, $"Expected a plain value, found a {Kind(node)}.");
        var value = ScalarReader.Read(text, type, out var complaint);
        if (complaint is not null)
            return Complain(node, complaint);
        if (list == WordList.Profiles)
            return ScenarioProfiles.Resolve(text, file, out var problem) ?? Complain(node, problem!);
        return list is { } words && !Words.Of(words).Contains(text)
            ? Complain(node, NearestWord.Complain("The word", text, Words.Of(words)))
            : value;
    }

    private object BindList(YamlNode node, Type item, WordList? list)
    {
        var items = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        // One thing need not be written as a list of one.
        foreach (var child in node is YamlSequenceNode sequence ? sequence.Children : [node])
        {
            if (Bind(child, item, list) is { } bound)
                items.Add(bound);
        }
        return items;
    }

    private object? BindDictionary(YamlNode node, Type valueType)
    {
        if (node is YamlScalarNode { Value: { } plain } && valueType == typeof(string))
            return new Dictionary<string, string>(StringComparer.Ordinal) { ["*"] = plain };
        if (node is not YamlMappingNode mapping)
            return Complain(node, $"Expected names with values, found a {Kind(node)}.");
        var dictionary = (System.Collections.IDictionary)
            Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), valueType), StringComparer.Ordinal)!;
        foreach (var (key, value) in mapping.Children)
        {
            if (Key(key) is { } name && Bind(value, valueType) is { } bound)
                dictionary[name] = bound;
        }
        return dictionary;
    }

    private object? BindBehaviour(YamlNode node)
    {
        if (node is not YamlMappingNode mapping)
            return Complain(node, $"Expected names with values, found a {Kind(node)}.");
        var behaviour = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Children)
        {
            if (Key(key) is not { } word)
                continue;
            if (!ProfileWords.Types.TryGetValue(word, out var type))
                Complain(key, NearestWord.Complain("The behaviour", word, [.. ProfileWords.Types.Keys]));
            else if (BindScalar(value, type, list: null) is not null)
                behaviour[word] = ((YamlScalarNode)value).Value!;
        }
        return behaviour;
    }

    private object? BindMapping(YamlNode node, ScenarioShape shape)
    {
        if (node is YamlScalarNode && shape.Shorthand is { } shorthand)
        {
            var made = Make(node, shape);
            if (Bind(node, shorthand.Type, shorthand.List) is not { } value)
                return null;
            shorthand.Property.SetValue(made, value);
            return made;
        }
        if (node is not YamlMappingNode mapping)
            return Complain(node, $"Expected a mapping with {Some(shape)}, found a {Kind(node)}.");
        var target = Make(node, shape);
        var before = errors.Count;
        var seen = new Dictionary<ScenarioShape.Member, YamlNode>();
        var faults = new List<YamlNode>();
        foreach (var (key, value) in mapping.Children)
        {
            if (Key(key) is not { } word)
                continue;
            if (shape.Members.FirstOrDefault(known => known.Word == word) is { } member)
            {
                seen[member] = key;
                if (Bind(value, member.Type, member.List) is { } bound)
                    member.Property.SetValue(target, bound);
            }
            else if (shape.IsFault && FaultWords.Kinds.TryGetValue(word, out var kind))
            {
                faults.Add(key);
                BindFault((FaultStep)target, kind, key, value);
            }
            else
            {
                Complain(
                    key,
                    NearestWord.Complain(
                        "The word",
                        word,
                        [.. shape.Members.Select(static known => known.Word), .. shape.IsFault ? FaultWords.Kinds.Keys : []]
                    )
                );
            }
        }
        Check(node, shape, seen, faults);
        return errors.Count == before ? target : null;
    }

    private void Check(YamlNode node, ScenarioShape shape, Dictionary<ScenarioShape.Member, YamlNode> seen, List<YamlNode> faults)
    {
        foreach (var member in shape.Members.Where(member => member.IsRequired && !seen.ContainsKey(member)))
            Complain(node, $"'{member.Word}' is missing.");
        var chosen = shape.Choices.Where(seen.ContainsKey).ToArray();
        if (chosen.Length > 1)
        {
            var words = string.Join(" and ", chosen.Select(static member => $"'{member.Word}'"));
            Complain(seen[chosen[1]], $"{words} exclude each other: one of them may stand here.");
        }
        else if (chosen.Length == 0 && shape.NeedsChoice)
        {
            Complain(node, $"One of these is missing: {string.Join(", ", shape.Choices.Select(static member => member.Word))}.");
        }
        foreach (var (member, key) in seen)
        {
            if (member.OnlyWith is { } with && chosen.Length == 1 && !with.Contains(chosen[0].Property.Name))
            {
                var words = string.Join(" or ", with.Select(EnumWords.CamelCase).Select(static word => $"'{word}'"));
                Complain(key, $"'{member.Word}' means something with {words} only, not with '{chosen[0].Word}'.");
            }
        }
        if (shape.IsFault && faults.Count != 1)
            Complain(
                faults.Count == 0 ? node : faults[1],
                faults.Count == 0
                    ? $"The kind of the fault is missing: one of {string.Join(", ", FaultWords.Kinds.Keys)}."
                    : "One fault has one kind."
            );
    }

    private void BindFault(FaultStep fault, FaultKind kind, YamlNode key, YamlNode value)
    {
        fault.Kind = kind;
        var known = FaultWords.Parameters(kind);
        if (value is YamlScalarNode { Value: "" or null or "{}" or "~" })
            value = new YamlMappingNode();
        if (BindDictionary(value, typeof(string)) is not Dictionary<string, string> parameters)
            return;
        // A plain value is the first parameter.
        if (parameters.Remove("*", out var plain) && known.Count > 0)
            parameters[known[0]] = plain;
        foreach (var name in parameters.Keys.Where(name => !known.Contains(name)))
            Complain(value, NearestWord.Complain("The parameter", name, [.. known]));
        fault.Parameters = parameters;
        if (FaultParameters.Problem(new FaultSpec(kind) { Parameters = parameters }) is { } problem && parameters.Keys.All(known.Contains))
            Complain(key, problem);
    }

    private static ScenarioNode Make(YamlNode node, ScenarioShape shape)
    {
        var made = (ScenarioNode)Activator.CreateInstance(shape.Type)!;
        (made.Line, made.Column) = ((int)node.Start.Line, (int)node.Start.Column);
        return made;
    }

    private string? Key(YamlNode key) =>
        key is YamlScalarNode { Value: { } word } ? word : (string?)Complain(key, $"Expected a name, found a {Kind(key)}.");

    private object? Complain(YamlNode node, string message)
    {
        errors.Add(new ScenarioError(file, (int)node.Start.Line, (int)node.Start.Column, message));
        return null;
    }

    private static string Some(ScenarioShape shape) => string.Join(", ", shape.Members.Take(6).Select(static member => member.Word));

    private static string Kind(YamlNode node) =>
        node switch
        {
            YamlMappingNode => "mapping",
            YamlSequenceNode => "list",
            _ => "plain value",
        };
}
