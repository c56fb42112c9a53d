using System.Reflection;

namespace CtiMiddleware.Conformance.World;

/// <summary>
/// How much memory an object keeps alive: its fields, what they refer to, and so on. An estimate in bytes that does not depend on what else the
/// process does. Static fields, types and pointers are not followed. Stateless.
/// </summary>
public static class ReachableMemory
{
    private const int ObjectHeader = 16;

    /// <summary>The bytes that are reachable from an object.</summary>
    public static long Of(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object>();
        waiting.Push(root);
        var bytes = 0L;
        while (waiting.TryPop(out var one))
        {
            if (!one.GetType().IsValueType && !seen.Add(one))
                continue;
            bytes += ObjectHeader + Own(one, waiting);
        }
        return bytes;
    }

    private static long Own(object one, Stack<object> waiting)
    {
        switch (one)
        {
            case string text:
                return 2L * text.Length;
            case MemberInfo or Assembly or Module or Thread:
                return 0;
            case Array array when array.GetType().GetElementType()!.IsPrimitive:
                return Buffer.ByteLength(array);
            case Array array:
                foreach (var item in array)
                    Push(item, waiting);
                return 8L * array.LongLength;
            default:
                return Fields(one, waiting);
        }
    }

    private static long Fields(object one, Stack<object> waiting)
    {
        var bytes = 0L;
        for (var type = one.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (
                var field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            {
                bytes += 8;
                if (!field.FieldType.IsPrimitive && !field.FieldType.IsEnum && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                    Push(field.GetValue(one), waiting);
            }
        }
        return bytes;
    }

    private static void Push(object? value, Stack<object> waiting)
    {
        if (value is not null)
            waiting.Push(value);
    }
}
