using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Values;

/// <summary>Determines how the values of a member's type are read.</summary>
internal static class ReadableTypes
{
    /// <summary>
    /// Returns the way in which values of a type are read, or null if they cannot be read. The nullability of the type and a surrounding
    /// <c>Field&lt;T&gt;</c> are ignored.
    /// </summary>
    public static MemberKind? KindOf(ITypeSymbol type)
    {
        var core = ValueTypeOf(type);
        if (core.HasAttribute(WellKnownTypes.JsonContext)) return MemberKind.Deserialized;
        if (IsBytes(core)) return MemberKind.Bytes;
        if (CollectionTypes.ShapeOf(core) is not null) return MemberKind.Collection;
        if (core.TypeKind == TypeKind.Enum) return MemberKind.Enum;
        if (core.SpecialType != SpecialType.None) return SpecialKindOf(core.SpecialType);
        return NamedKindOf(core) ?? (CompoundTypes.CanBe(core) ? MemberKind.Object : null);
    }

    /// <summary>Returns the type of the values to read: the type without its nullability, or the type argument of a <c>Field&lt;T&gt;</c>.</summary>
    public static ITypeSymbol ValueTypeOf(ITypeSymbol type)
    {
        var value = FieldTypes.ValueOf(type) ?? type;
        return value.NullableUnderlying() ?? value;
    }

    /// <summary>Returns the reason why values of a type cannot be read, and what the user can do about it.</summary>
    public static string ReasonFor(ITypeSymbol type) => ValueTypeOf(type) switch
    {
        var value when FieldTypes.IsField(value) => "a Field can already be null; remove the '?'",
        { TypeKind: TypeKind.Error } => "the type is not known",
        var value when CollectionTypes.IsCollection(value) =>
            "the only supported collections are arrays, lists, sets, ImmutableArray and dictionaries with string keys; "
            + "add a [JsonContext] that reads it, or add [JsonIgnore]",
        { TypeKind: TypeKind.TypeParameter } => "the type is a type parameter",
        { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic } =>
            "the type does not specify what kind of value to read; use JsonElement, or add [JsonIgnore]",
        { SpecialType: SpecialType.System_Char } => "Salesforce has no such type; use string",
        _ =>
            "the supported types are string, bool, numbers, dates, times, GUIDs, URIs, enums, JsonElement, types whose members have these types, and collections of "
            + "these; add a [JsonContext] that reads it, or add [JsonIgnore]",
    };

    private static bool IsBytes(ITypeSymbol type) =>
        type is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte };

    private static MemberKind? SpecialKindOf(SpecialType type) => type switch
    {
        SpecialType.System_String => MemberKind.String,
        SpecialType.System_Boolean => MemberKind.Boolean,
        SpecialType.System_SByte => MemberKind.SByte,
        SpecialType.System_Byte => MemberKind.Byte,
        SpecialType.System_Int16 => MemberKind.Int16,
        SpecialType.System_UInt16 => MemberKind.UInt16,
        SpecialType.System_Int32 => MemberKind.Int32,
        SpecialType.System_UInt32 => MemberKind.UInt32,
        SpecialType.System_Int64 => MemberKind.Int64,
        SpecialType.System_UInt64 => MemberKind.UInt64,
        SpecialType.System_Single => MemberKind.Single,
        SpecialType.System_Double => MemberKind.Double,
        SpecialType.System_Decimal => MemberKind.Decimal,
        SpecialType.System_DateTime => MemberKind.DateTime,
        _ => null,
    };

    private static MemberKind? NamedKindOf(ITypeSymbol type) => type.ToGlobalName() switch
    {
        "global::System.DateTimeOffset" => MemberKind.DateTimeOffset,
        "global::System.DateOnly" => MemberKind.DateOnly,
        "global::System.TimeOnly" => MemberKind.TimeOnly,
        "global::System.Guid" => MemberKind.Guid,
        "global::System.Uri" => MemberKind.Uri,
        "global::" + WellKnownTypes.JsonElement => MemberKind.JsonElement,
        "global::" + WellKnownTypes.TextChange => MemberKind.TextChange,
        "global::" + WellKnownTypes.CompoundName => MemberKind.CompoundName,
        "global::" + WellKnownTypes.ChangeEventHeader => MemberKind.ChangeEventHeader,
        "global::" + WellKnownTypes.EventMetadata => MemberKind.Metadata,
        _ => null,
    };
}
