using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Finds converters of System.Text.Json, which emitted readers do not call.</summary>
internal static class Converters
{
    // On an enum these ask for what the emitted reader does anyway.
    private const string OfEnums = "System.Text.Json.Serialization.JsonStringEnumConverter";

    /// <summary>Whether a member or a type has a converter that would read something else.</summary>
    public static bool HasOther(ISymbol symbol) =>
        symbol.FindAttribute(WellKnownTypes.JsonConverter) is { } attribute
        && !(attribute.FirstArgument() as ITypeSymbol).Is(OfEnums);
}
