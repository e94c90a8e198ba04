using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Parsing;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>Determines whether a class can be included in the generated list of handlers.</summary>
internal static class HandlerShape
{
    private const string OutOfReach = "private, or marked as obsolete or experimental, so the list cannot refer to it";

    /// <summary>
    /// Returns a sentence fragment that explains why a class cannot be included in the generated list of handlers, or null if it can be included.
    /// </summary>
    public static string? DefectOf(INamedTypeSymbol type)
    {
        var events = HandledEvents.Of(type);
        return type switch
        {
            _ when events.Count == 0 => "the class does not implement IEventHandler<T>",
            { IsAbstract: true } => "the class is abstract",
            _ when type.SelfAndOuters().Any(static t => t.IsGenericType) => "the class is generic, or nested in a generic type",
            _ when type.SelfAndOuters().Any(static t => t.IsFileLocal) => "the class is a file-local type",
            _ when VisibilityParser.Of(type) == EventVisibility.Hidden => $"the class is {OutOfReach}",
            _ when !type.InstanceConstructors.Any(static c => c.DeclaredAccessibility == Accessibility.Public) => "the class has no public constructor",
            _ => events.Select(DefectOfEvent).FirstOrDefault(static defect => defect is not null),
        };
    }

    private static string? DefectOfEvent(ITypeSymbol type) =>
        !EventAttributes.IsEvent(type) ? $"'{type.ToShortName()}' is not an event type"
        : type is INamedTypeSymbol named && VisibilityParser.Of(named) == EventVisibility.Hidden ? $"'{type.ToShortName()}' is {OutOfReach}"
        : null;
}
