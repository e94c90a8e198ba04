using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Members;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Determines which code can refer to a type. The narrowest accessibility of the type and its containing types decides.</summary>
internal static class Reaches
{
    public static EventReach Of(INamedTypeSymbol type)
    {
        var reach = EventReach.Everyone;
        for (var t = type; t is not null; t = t.ContainingType)
        {
            if (IsOutOfUse(t)) return EventReach.Hidden;
            if (Of(t.DeclaredAccessibility) is var own && own < reach) reach = own;
        }

        return reach;
    }

    // A reference to such a type is an error that emitted code cannot suppress, or that the program has to suppress knowingly.
    private static bool IsOutOfUse(INamedTypeSymbol type) =>
        type.HasAttribute(WellKnownTypes.Experimental) || Warned.IsObsolete(type);

    private static EventReach Of(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => EventReach.Everyone,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => EventReach.Assembly,
        _ => EventReach.Hidden,
    };
}
