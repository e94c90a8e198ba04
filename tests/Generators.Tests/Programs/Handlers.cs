using System.Text;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Programs;

/// <summary>
/// Users of event types in base lists. There the compiler checks the contract in the declarations, and stops before it
/// runs any analyzer if a type does not have it.
/// </summary>
internal static class Handlers
{
    private const string Contract = "IStreamingEvent";

    /// <summary>A file with a handler for each event type of the program that has the contract and can be named from there.</summary>
    public static string For(EventCompilation program)
    {
        var text = new StringBuilder("file abstract class HandlerOf<T> where T : global::TypedStreaming.IStreamingEvent<T>;\n");
        var number = 0;
        foreach (var type in TypesOf(program.Output.Assembly.GlobalNamespace).Where(t => IsHosted(t) && CanBeNamed(t, program)))
            text.Append($"file sealed class Handler{number++} : HandlerOf<{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}>;\n");
        return text.ToString();
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(m => TypesOf(m).Concat(m is INamedTypeSymbol type ? [type] : []));

    private static bool IsHosted(INamedTypeSymbol type) => type.Interfaces.Any(i => i.Name == Contract);

    private static bool CanBeNamed(INamedTypeSymbol type, EventCompilation program) =>
        program.Output.IsSymbolAccessibleWithin(type, program.Output.Assembly);
}
