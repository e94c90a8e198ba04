using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Values;

/// <summary>
/// Finds System.Text.Json converters of types and members. Generated code does not call converters, so the analyzers report them.
/// </summary>
internal static class Converters
{
    // For an enum, these converters do the same as the generated reader.
    private const string OfEnums = "System.Text.Json.Serialization.JsonStringEnumConverter";

    /// <summary>Returns true if a member or a type has a converter that would read values differently than generated code.</summary>
    public static bool HasOther(ISymbol symbol) =>
        symbol.FindAttribute(WellKnownTypes.JsonConverter) is { } attribute
        && !(attribute.FirstArgument() as ITypeSymbol).Is(OfEnums);
}
