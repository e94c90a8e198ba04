using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Values;

/// <summary>Finds converters of System.Text.Json, because emitted readers do not call them.</summary>
internal static class Converters
{
    // For an enum, these converters do the same as the emitted reader.
    private const string OfEnums = "System.Text.Json.Serialization.JsonStringEnumConverter";

    /// <summary>Checks whether a member or a type has a converter that would read it in another way.</summary>
    public static bool HasOther(ISymbol symbol) =>
        symbol.FindAttribute(WellKnownTypes.JsonConverter) is { } attribute
        && !(attribute.FirstArgument() as ITypeSymbol).Is(OfEnums);
}
