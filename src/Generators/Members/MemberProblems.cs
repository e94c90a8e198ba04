using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Generators.Values;

namespace TypedStreaming.Generators.Members;

/// <summary>Explains why values of a type cannot be read. The elements of collections and the members of compound types are checked too.</summary>
internal static class MemberProblems
{
    public static string? Of(ParseScope scope, ITypeSymbol type)
    {
        if (ReadableTypes.KindOf(type) is not { } kind) return ReadableTypes.ReasonFor(type);
        var value = ReadableTypes.ValueTypeOf(type);
        return kind switch
        {
            MemberKind.Object => scope.Nested.Get(value).Problem,
            MemberKind.Enum => Converters.HasOther(value) ? NestedTypes.OtherConverter : null,
            MemberKind.Collection => OfElements(scope, CollectionTypes.ShapeOf(value)!.Item),
            MemberKind.Deserialized => OfContext(scope, value),
            MemberKind.Metadata or MemberKind.ChangeEventHeader => OfEnvelope(scope, type, kind),
            _ => null,
        };
    }

    private static string? OfElements(ParseScope scope, ITypeSymbol item)
    {
        var problem = FieldTypes.IsField(item) ? "an element of a collection is never absent; use the element type without Field"
            : ReadableTypes.KindOf(item) is MemberKind.Metadata or MemberKind.ChangeEventHeader ? "only the event type itself can have a member with metadata or a header"
            : Of(scope, item);
        return problem is null ? null : $"elements of type '{item.ToShortName()}' cannot be read: {problem}";
    }

    private static string? OfContext(ParseScope scope, ITypeSymbol value)
    {
        var context = ContextTypes.For(null, value);
        return ContextTypes.ProblemOf(scope.Compilation, scope.Host, context, value) is { } problem
            ? $"the context '{context?.ToShortName() ?? "null"}' of this type cannot be used: {problem}"
            : null;
    }

    private static string? OfEnvelope(ParseScope scope, ITypeSymbol type, MemberKind kind)
    {
        if (scope.IsNested) return "only the event type itself can have a member with metadata or a header";
        if (FieldTypes.IsField(type)) return "metadata and headers are not fields of the record; use the type without Field";
        return kind == MemberKind.ChangeEventHeader && scope.Kind != EventKindModel.ChangeEvent ? "only change events have a header" : null;
    }
}
