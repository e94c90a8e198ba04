using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Decides about null as the compiler would, with the benefit of the doubt.</summary>
internal static class Nullability
{
    /// <summary>Oblivious references count as nullable.</summary>
    public static bool AcceptsNull(ITypeSymbol type) =>
        type.NullableUnderlying() is not null
        || (type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated);
}
