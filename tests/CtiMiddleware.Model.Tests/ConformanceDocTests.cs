using System.Globalization;
using System.Text;
using CtiMiddleware.Model.Tests.Schema;

namespace CtiMiddleware.Model.Tests;

/// <summary>docs/conformance/ecma-269.md says what the model has; it is made of the model itself, and stale text fails here.</summary>
public sealed class ConformanceDocTests
{
    [Fact]
    public void The_conformance_table_equals_the_model()
    {
        var path = Path.Combine(Root(), "docs", "conformance", "ecma-269.md");
        var expected = Write();
        if (Environment.GetEnvironmentVariable("CTI_UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }
        Assert.True(File.Exists(path), "docs/conformance/ecma-269.md is missing; write it with CTI_UPDATE_DOCS=1.");
        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void Everything_of_the_model_that_is_not_an_extension_has_a_row()
    {
        var elements = StandardRow.All.Select(static row => row.Element).ToHashSet(StringComparer.Ordinal);
        foreach (var type in ModelNames.Events.Where(static type => !ModelNames.IsExtension(type)))
            Assert.Contains(ModelNames.EventElement(type), elements);
        foreach (var type in ModelNames.Commands.Where(static type => !ModelNames.IsExtension(type)))
            Assert.Contains(type.Name, elements);
    }

    private static string Write()
    {
        var rows = StandardRow.All;
        var text = new StringBuilder();
        text.Append("# ECMA-269 services and events\n\n")
            .Append(
                "What of the standard the uniform model has. Written by `tests/CtiMiddleware.Model.Tests/ConformanceDocTests.cs` from the model itself\n"
            )
            .Append(
                "(`CTI_UPDATE_DOCS=1 dotnet run --project tests/CtiMiddleware.Model.Tests`); a test fails when the two differ. `yes` means that the model\n"
            )
            .Append("has it under this name; whether a given switch can do it stands in that switch's capability document\n")
            .Append("(`GET /api/v1/switches/{s}/capabilities`). Elements are spelled as in the schema of ECMA-323 edition 6.\n\n");
        text.Append("| | Yes | Not yet |\n| --- | --- | --- |\n");
        foreach (var events in new[] { false, true })
        {
            var yes = rows.Count(row => row.IsEvent == events && Type(row) is not null);
            var all = rows.Count(row => row.IsEvent == events);
            text.Append(CultureInfo.InvariantCulture, $"| {(events ? "Events" : "Services")} | {yes} | {all - yes} |\n");
        }
        foreach (var category in rows.GroupBy(static row => row.Category))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n## {category.Key}\n\n| | Name | ECMA-323 element | In the model |\n| --- | --- | --- | --- |\n"
            );
            foreach (var row in category)
            {
                var element = row.Element is null ? "not in edition 6" : $"`{row.Element}`";
                var model = Type(row) is { } type ? $"yes: `{Name(type)}`" : "not yet";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {(row.IsEvent ? "event" : "service")} | {row.Name} | {element} | {model} |\n"
                );
            }
        }
        text.Append("\n## Ours\n\nExtensions of the model that the standard does not have:\n\n");
        foreach (
            var type in ModelNames.Events.Concat(ModelNames.Commands).Where(ModelNames.IsExtension).OrderBy(Name, StringComparer.Ordinal)
        )
            text.Append(CultureInfo.InvariantCulture, $"- `{Name(type)}`\n");
        return text.ToString();
    }

    private static Type? Type(StandardRow row) => row.Element is null ? null : ModelNames.For(row.Element);

    private static string Name(Type type) => type.DeclaringType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name;

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CtiMiddleware.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No CtiMiddleware.sln above the tests.");
        return folder;
    }
}
