using System.Reflection;
using System.Reflection.Emit;

namespace QueueMonitor.Engine.Images;

/// <summary>A field of an object, to read or to write.</summary>
internal delegate ref TField FieldOfObject<in TOwner, TField>(TOwner owner)
    where TOwner : class;

/// <summary>A field of a struct, to read or to write.</summary>
internal delegate ref TField FieldOfStruct<TOwner, TField>(ref TOwner owner);

/// <summary>Ways to the private fields of the floor's types, compiled once each.</summary>
internal static class FieldAccess
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>All fields of a type and of those that it derives from, by name: the order does not hang on that of the source.</summary>
    public static IReadOnlyList<FieldInfo> Of(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
            fields.AddRange(at.GetFields(Own));
        return [.. fields.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.DeclaringType!.FullName, StringComparer.Ordinal)];
    }

    public static FieldOfObject<TOwner, TField> OfObject<TOwner, TField>(FieldInfo field)
        where TOwner : class => Compile(field, typeof(TOwner)).CreateDelegate<FieldOfObject<TOwner, TField>>();

    public static FieldOfStruct<TOwner, TField> OfStruct<TOwner, TField>(FieldInfo field) =>
        Compile(field, typeof(TOwner).MakeByRefType()).CreateDelegate<FieldOfStruct<TOwner, TField>>();

    /// <summary>How many bytes from the start of a struct its field lies.</summary>
    public static int OffsetOf(FieldInfo field)
    {
        var method = new DynamicMethod($"offset of {field.Name}", typeof(int), [], typeof(FieldAccess).Module, skipVisibility: true);
        var code = method.GetILGenerator();
        code.DeclareLocal(field.DeclaringType!);
        code.Emit(OpCodes.Ldloca_S, 0);
        code.Emit(OpCodes.Ldflda, field);
        code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Ldloca_S, 0);
        code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Sub);
        code.Emit(OpCodes.Conv_I4);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<int>>()();
    }

    private static DynamicMethod Compile(FieldInfo field, Type owner)
    {
        var method = new DynamicMethod(
            $"field {field.Name}", field.FieldType.MakeByRefType(), [owner], typeof(FieldAccess).Module, skipVisibility: true);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldflda, field);
        code.Emit(OpCodes.Ret);
        return method;
    }
}
