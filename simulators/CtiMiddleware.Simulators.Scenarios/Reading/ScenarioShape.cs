using System.Reflection;
using System.Runtime.CompilerServices;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>The words of one mapping, read from its type once: the reader and the schema go by the same.</summary>
internal sealed class ScenarioShape
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, ScenarioShape> Known = new();

    private ScenarioShape(Type type)
    {
        Type = type;
        Members =
        [
            .. Lineage(type)
                .SelectMany(static level => level.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                .Where(static property =>
                    property.CanWrite
                    && property.GetCustomAttribute<UnwrittenAttribute>() is null
                    && property.DeclaringType != typeof(Model.ScenarioNode)
                )
                .Select(static property => new Member(property)),
        ];
        Shorthand = type.GetCustomAttribute<ShorthandAttribute>()?.Member is { } member
            ? Members.First(known => known.Property.Name == member)
            : null;
        IsFault = type == typeof(Model.FaultStep);
    }

    public Type Type { get; }

    /// <summary>The words in the order of the type, those of its base first.</summary>
    public IReadOnlyList<Member> Members { get; }

    /// <summary>What a plain value stands for; null when it must be a mapping.</summary>
    public Member? Shorthand { get; }

    /// <summary>One further word names the kind of a fault.</summary>
    public bool IsFault { get; }

    public IEnumerable<Member> Choices => Members.Where(static member => member.IsChoice);

    /// <summary>Whether one of the choices must be there: everywhere but in a step, which may only let time pass.</summary>
    public bool NeedsChoice => Choices.Any() && Type != typeof(Model.Step);

    public static ScenarioShape Of(Type type) => Known.GetOrAdd(type, static found => new ScenarioShape(found));

    private static IEnumerable<Type> Lineage(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) ? Lineage(parent).Append(type) : [type];

    /// <summary>One word.</summary>
    public sealed class Member(PropertyInfo property)
    {
        public PropertyInfo Property { get; } = property;
        public string Word { get; } = EnumWords.CamelCase(property.Name);
        public Type Type { get; } = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        public bool IsRequired { get; } = property.GetCustomAttribute<RequiredMemberAttribute>() is not null;
        public bool IsChoice { get; } = property.GetCustomAttribute<ChoiceAttribute>() is not null;
        public WordList? List { get; } = property.GetCustomAttribute<WordsAttribute>()?.List;
        public IReadOnlyList<string>? OnlyWith { get; } = property.GetCustomAttribute<OnlyWithAttribute>()?.Choices;
    }
}
