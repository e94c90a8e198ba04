using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Members;

/// <summary>
/// The types of an event type's compound members, such as addresses. These types need no attribute and do not have to be partial, because the
/// event's own reader reads them.
/// </summary>
internal sealed class NestedTypes(ParseScope root)
{
    public const string OtherConverter = "the [JsonConverter] of this type would not be called; add a [JsonContext] that reads it";

    private readonly Dictionary<ITypeSymbol, NestedType> _types = new(SymbolEqualityComparer.Default);
    private readonly List<NestedType> _inOrder = [];

    public IReadOnlyList<NestedType> All => _inOrder;

    public NestedType Get(ITypeSymbol type)
    {
        if (_types.TryGetValue(type, out var known)) return known;
        var nested = new NestedType((INamedTypeSymbol)type);
        _types.Add(type, nested);
        _inOrder.Add(nested);
        nested.Problem = OwnProblemOf(nested.Symbol) ?? Parse(nested);
        return nested;
    }

    private static string? OwnProblemOf(INamedTypeSymbol type) =>
        EventAttributes.FirstOf(type) is not null ? "the type is itself an event type"
        : type.HasAttribute(WellKnownTypes.JsonConverter) ? OtherConverter
        : null;

    private string? Parse(NestedType nested)
    {
        var scope = root.For(nested.Symbol);
        nested.Bindings = EventMembersParser.Bind(scope);
        return scope.FirstError ?? (nested.Bindings.Count == 0 ? "the type has no member that can be filled" : null);
    }
}
