using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Values;

/// <summary>Finds the <c>JsonSerializerContext</c> that is specified for values that the generator cannot read.</summary>
internal static class ContextTypes
{
    /// <summary>
    /// Returns the JSON context from the attribute of a member. If the member has no such attribute, the attribute of the value's type is used. If
    /// the type has none either, the result is null.
    /// </summary>
    public static ITypeSymbol? For(ISymbol? member, ITypeSymbol value) =>
        (member?.FindAttribute(WellKnownTypes.JsonContext) ?? value.FindAttribute(WellKnownTypes.JsonContext))?.FirstArgument() as ITypeSymbol;

    /// <summary>Returns the reason why generated code cannot use a JSON context to read values of a type, or null if it can.</summary>
    public static string? ProblemOf(Compilation compilation, INamedTypeSymbol host, ITypeSymbol? context, ITypeSymbol value)
    {
        if (context is not INamedTypeSymbol { IsGenericType: false } named || !IsContext(named))
            return "the context is not a class that derives from JsonSerializerContext";
        if (!compilation.IsSymbolAccessibleWithin(named, host)) return "the context is not accessible from the event";
        if (named.SelfAndOuters().Any(t => t.IsFileLocal)) return "the context is a file-local type";
        return Knows(named, value) ? null : $"the context has no [JsonSerializable(typeof({value.WithNullableAnnotation(NullableAnnotation.None).ToShortName()}))]";
    }

    /// <summary>Returns the attribute that a code fix would add to the JSON context, if the source of the context can be edited.</summary>
    public static ImmutableDictionary<string, string?> SuggestionFor(ITypeSymbol? context, ITypeSymbol value) =>
        context is INamedTypeSymbol named && IsContext(named) && !named.DeclaringSyntaxReferences.IsEmpty
            ? Suggestions.Of(Suggestions.Serializable, value.WithNullableAnnotation(NullableAnnotation.None).ToGlobalName())
                .Add(Suggestions.Context, named.GetDocumentationCommentId())
            : ImmutableDictionary<string, string?>.Empty;

    // System.Text.Json also writes metadata for the members of listed types. But only an entry for the type itself still works when the
    // listed types change.
    private static bool Knows(INamedTypeSymbol context, ITypeSymbol value) =>
        context.GetAttributes().Any(a =>
            a.AttributeClass.Is(WellKnownTypes.JsonSerializable)
            && a.FirstArgument() is ITypeSymbol known
            && SymbolEqualityComparer.Default.Equals(known, value));

    private static bool IsContext(INamedTypeSymbol type) =>
        !type.IsAbstract && type.SelfAndBases().Skip(1).Any(t => t.Is(WellKnownTypes.JsonSerializerContext));
}
