using System.Text.Json;
using System.Text.RegularExpressions;
using CtiMiddleware.Model.CallDetails;

namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>Makes a layout of a file, or the list of everything that is wrong with it. Stateless.</summary>
public static class SmdrLayoutReader
{
    // Linear in the length of the line whatever the pattern: a line of noise must not keep the loop.
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int MaxLength = 500;

    /// <summary>Reads a layout.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="file">Its name, for the errors.</param>
    /// <param name="errors">Where everything that is wrong goes.</param>
    /// <returns>The layout; null when something is wrong.</returns>
    public static SmdrLayout? Read(string json, string file, ICollection<string> errors)
    {
        SmdrLayoutText? text;
        try
        {
            text = JsonSerializer.Deserialize(json, SmdrLayoutJson.Default.SmdrLayoutText);
        }
        catch (JsonException exception)
        {
            errors.Add($"{file}: {exception.Message}");
            return null;
        }
        var found = new List<string>();
        var layout = Check(text ?? new SmdrLayoutText(), found);
        foreach (var error in found)
            errors.Add($"{file}: {error}");
        return found.Count == 0 ? layout : null;
    }

    private static SmdrLayout Check(SmdrLayoutText text, List<string> errors)
    {
        if (text.Name is not { Length: > 0 } name || name.Any(static c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.')))
            errors.Add("name: give one of letters, digits, hyphens and dots.");
        if (string.IsNullOrWhiteSpace(text.Source))
            errors.Add("source: say where the columns come from.");
        if (text.Records.Count == 0)
            errors.Add("records: there are none.");
        var shapes = text.Records.Select((shape, index) => Shape(shape, $"records[{index}] ({shape.Name})", text.Codes, errors)).ToList();
        if (text.Records.Count > 0 && shapes.TrueForAll(static shape => shape.Kind != SmdrShapeKind.Call))
            errors.Add("records: none is of kind call.");
        foreach (var login in text.Login)
        {
            if (string.IsNullOrEmpty(login.Expect) || string.IsNullOrEmpty(login.Send))
                errors.Add("login: every step needs expect and send.");
        }
        return new SmdrLayout(text.Name ?? "", text.Title ?? text.Name ?? "", text.Source ?? "", shapes)
        {
            Unconfirmed = text.Unconfirmed,
            TimeOf = Word<CallDetailTimeOf>(text.TimeOf, "timeOf", errors) ?? CallDetailTimeOf.NotKnown,
            Codes = text.Codes.ToDictionary(
                static pair => pair.Key,
                pair => Code(pair.Value, $"codes.{pair.Key}", errors),
                StringComparer.Ordinal
            ),
            EightBit = text.EightBit,
            Login = [.. text.Login.Select(static login => (login.Expect ?? "", login.Send ?? ""))],
        };
    }

    private static SmdrCode Code(SmdrCodeText text, string where, List<string> errors) =>
        new(
            Word<CallDetailCondition>(text.Condition, where + ".condition", errors),
            Word<CallDetailDirection>(text.Direction, where + ".direction", errors),
            text.Transferred,
            text.Conferenced,
            Word<CallDetailTimeOf>(text.TimeOf, where + ".timeOf", errors)
        );

    private static SmdrShape Shape(SmdrShapeText text, string where, IReadOnlyDictionary<string, SmdrCodeText> codes, List<string> errors)
    {
        var kind = Word<SmdrShapeKind>(text.Kind ?? "call", where + ".kind", errors) ?? SmdrShapeKind.Call;
        var pattern = Pattern(text.Pattern, where + ".pattern", errors);
        var isColumns = text.Pattern is null;
        if (isColumns && text.Length is < 1 or > MaxLength)
            errors.Add($"{where}.length: give the columns of the line, 1 to {MaxLength}, or a pattern.");
        var groups = pattern?.GetGroupNames().Where(static name => !char.IsAsciiDigit(name[0])).ToList() ?? [];
        var fields = text
            .Fields.Select((field, index) => Field(field, $"{where}.fields[{index}] ({field.Name})", text, groups, errors))
            .ToList();
        // A group without an entry of its own is text.
        fields.AddRange(
            groups
                .Where(group => !fields.Exists(field => field.Name == group))
                .Select(static group => new SmdrField(group, 0, 0, SmdrFieldType.Text) { Optional = true })
        );
        Overlaps(fields, where, isColumns, errors);
        var names = fields
            .Select(static field => field.Name)
            .Concat(fields.SelectMany(static field => field.Pattern?.GetGroupNames() ?? []))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (member, field) in text.Map)
        {
            if (!SmdrMembers.All.Contains(member))
                errors.Add($"{where}.map: '{member}' is not a member; there is {string.Join(", ", SmdrMembers.All)}.");
            if (!names.Contains(field))
                errors.Add($"{where}.map.{member}: there is no field '{field}'.");
        }
        if (text.Code is { } code && (!names.Contains(code) || codes.Count == 0))
            errors.Add($"{where}.code: there is no field '{code}', or the layout has no codes.");
        return new SmdrShape(text.Name ?? where, kind, fields)
        {
            Pattern = pattern,
            Length = isColumns ? text.Length : 0,
            MinLength =
                text.MinLength
                ?? fields
                    .Where(static field => !field.Optional)
                    .Select(static field => field.Start + field.Length - 1)
                    .DefaultIfEmpty(1)
                    .Max(),
            Map = text.Map,
            Direction = Word<CallDetailDirection>(text.Direction, where + ".direction", errors),
            Condition = Word<CallDetailCondition>(text.Condition, where + ".condition", errors),
            TimeOf = Word<CallDetailTimeOf>(text.TimeOf, where + ".timeOf", errors),
            Transferred = text.Transferred,
            Code = text.Code,
        };
    }

    private static SmdrField Field(SmdrFieldText text, string where, SmdrShapeText shape, List<string> groups, List<string> errors)
    {
        if (string.IsNullOrEmpty(text.Name))
            errors.Add($"{where}.name: is missing.");
        if (shape.Pattern is null && (text.Start < 1 || text.Length < 1 || text.Start + text.Length - 1 > shape.Length))
            errors.Add($"{where}: columns {text.Start} to {text.Start + text.Length - 1} do not lie in the line's {shape.Length}.");
        if (shape.Pattern is not null && text.Name is { } name && !groups.Contains(name))
            errors.Add($"{where}: the pattern has no group of this name.");
        var type = Word<SmdrFieldType>(text.Type ?? "text", where + ".type", errors) ?? SmdrFieldType.Text;
        SmdrFormat? format = null;
        if (type is SmdrFieldType.Time or SmdrFieldType.Duration or SmdrFieldType.Date)
        {
            if (text.Format is not { } letters || !SmdrFormat.IsLegal(letters))
                errors.Add($"{where}.format: say how it is written, for example HH:mm.");
            else if (shape.Pattern is null && letters.Length != text.Length)
                errors.Add($"{where}.format: '{letters}' has {letters.Length} characters, the field {text.Length}.");
            else
                format = new SmdrFormat(letters, type == SmdrFieldType.Duration);
        }
        return new SmdrField(text.Name ?? "", text.Start, text.Length, type)
        {
            Format = format,
            Pattern = Pattern(text.Pattern, where + ".pattern", errors),
            Optional = text.Optional,
        };
    }

    private static void Overlaps(List<SmdrField> fields, string where, bool isColumns, List<string> errors)
    {
        foreach (var twice in fields.GroupBy(static field => field.Name).Where(static group => group.Count() > 1))
            errors.Add($"{where}: the field '{twice.Key}' is there {twice.Count()} times.");
        if (!isColumns)
            return;
        var end = 0;
        foreach (var field in fields.OrderBy(static field => field.Start))
        {
            if (field.Start <= end)
                errors.Add($"{where}: the field '{field.Name}' begins in column {field.Start}, which another has.");
            end = field.Start + field.Length - 1;
        }
    }

    private static Regex? Pattern(string? text, string where, List<string> errors)
    {
        if (text is null)
            return null;
        try
        {
            return new Regex(text, Safe);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            errors.Add($"{where}: {exception.Message}");
            return null;
        }
    }

    private static T? Word<T>(string? text, string where, List<string> errors)
        where T : struct, Enum
    {
        if (text is null)
            return null;
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && !char.IsAsciiDigit(text[0]))
            return value;
        var words = Enum.GetNames<T>().Select(static name => JsonNamingPolicy.CamelCase.ConvertName(name));
        errors.Add($"{where}: '{text}' is none of {string.Join(", ", words)}.");
        return null;
    }
}
