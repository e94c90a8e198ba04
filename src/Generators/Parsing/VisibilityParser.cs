using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Members;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Determines which code can refer to a type. The most restrictive accessibility of the type and its containing types applies.</summary>
internal static class VisibilityParser
{
    public static EventVisibility Of(INamedTypeSymbol type)
    {
        var visibility = EventVisibility.Everyone;
        for (var t = type; t is not null; t = t.ContainingType)
        {
            if (IsOutOfUse(t)) return EventVisibility.Hidden;
            if (Of(t.DeclaredAccessibility) is var own && own < visibility) visibility = own;
        }

        return visibility;
    }

    // A reference to such a type can be an error. Generated code cannot suppress some of these errors; the program itself must suppress the others.
    private static bool IsOutOfUse(INamedTypeSymbol type) =>
        type.HasAttribute(WellKnownTypes.Experimental) || UseWarningsParser.IsObsolete(type);

    private static EventVisibility Of(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => EventVisibility.Everyone,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => EventVisibility.Assembly,
        _ => EventVisibility.Hidden,
    };
}
