using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace CtiMiddleware.Architecture.Tests;

/// <summary>Writes what an assembly offers: one line for each type and member, in ordinal order; what the compiler adds to records is left out.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly HashSet<string> OfRecords =
    [
        "Equals",
        "GetHashCode",
        "ToString",
        "PrintMembers",
        "Deconstruct",
        "<Clone>$",
        "EqualityContract",
        "op_Equality",
        "op_Inequality",
    ];

    public static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append('\n');
            foreach (var line in Members(type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                text.Append("    ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    private static string Header(Type type)
    {
        var kind =
            type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsAbstract && type.IsSealed ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        var above =
            type.BaseType is { } from && from != typeof(object) && from != typeof(ValueType) && from != typeof(Enum)
                ? " : " + Name(from)
                : "";
        return $"{kind} {type.FullName}{above}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(static field => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}");
        return type.GetMembers(Declared).Where(static member => !OfRecords.Contains(member.Name)).Select(Line).OfType<string>();
    }

    private static string? Line(MemberInfo member) =>
        member switch
        {
            ConstructorInfo constructor when Visible(constructor) && !IsCopy(constructor) => $".ctor({Parameters(constructor)})",
            MethodInfo { IsSpecialName: false } method when Visible(method) =>
                $"{Static(method)}{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})",
            MethodInfo { IsSpecialName: true } method when Visible(method) && method.Name.StartsWith("op_", StringComparison.Ordinal) =>
                $"static {Name(method.ReturnType)} {method.Name}({Parameters(method)})",
            PropertyInfo property when Visible(property.GetMethod) || Visible(property.SetMethod) =>
                $"{Static(property.GetMethod ?? property.SetMethod!)}{Name(property.PropertyType)} {property.Name} {{{Accessors(property)} }}",
            FieldInfo field when field.IsPublic || field.IsFamily =>
                $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}",
            EventInfo happening when Visible(happening.AddMethod) => $"event {Name(happening.EventHandlerType!)} {happening.Name}",
            _ => null,
        };

    private static bool Visible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static bool IsCopy(ConstructorInfo constructor) =>
        constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static string Accessors(PropertyInfo property)
    {
        var init = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ?? false;
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? " required" : "";
        return required + (Visible(property.GetMethod) ? " get;" : "") + (Visible(property.SetMethod) ? (init ? " init;" : " set;") : "");
    }

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethodDefinition
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(static argument => argument.Name))}>"
            : "";

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ",
            method
                .GetParameters()
                .Select(static parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? "?" : "")}")
        );

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return "ref " + Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Name(inner) + "?";
        if (!type.IsGenericType)
            return type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        var name = type.Name.Contains('`', StringComparison.Ordinal)
            ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]
            : type.Name;
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
