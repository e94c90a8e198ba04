using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Values;

/// <summary>Recognizes the member types that can hold a multi-select picklist: lists of strings or of enum values.</summary>
internal static class PicklistTypes
{
    public static bool CanBe(ITypeSymbol type) =>
        CollectionTypes.ShapeOf(ReadableTypes.ValueTypeOf(type)) is { } shape
        && shape.Form != CollectionForm.Dictionary
        && (shape.Item.SpecialType == SpecialType.System_String || shape.Item.TypeKind == TypeKind.Enum);
}
