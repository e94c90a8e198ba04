using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Collects the enums of one event type.</summary>
internal sealed class EnumParser(UniqueNames suffixes)
{
    private readonly Dictionary<ITypeSymbol, EnumModel> _models = new(SymbolEqualityComparer.Default);
    private readonly List<EnumModel> _inOrder = [];

    public IReadOnlyList<EnumModel> Models => _inOrder;

    /// <summary>The name of the emitted method that reads an enum.</summary>
    public string ReaderOf(ITypeSymbol type)
    {
        if (!_models.TryGetValue(type, out var model))
        {
            model = Parse((INamedTypeSymbol)type);
            _models.Add(type, model);
            _inOrder.Add(model);
        }

        return "Read" + model.Suffix;
    }

    private EnumModel Parse(INamedTypeSymbol type)
    {
        var constants = new Dictionary<string, IFieldSymbol>(StringComparer.Ordinal);
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(f => f.IsConst)) constants[WireNameOf(field)] = field;
        return new EnumModel
        {
            Suffix = suffixes.Take(type.Name),
            TypeName = type.ToGlobalName(),
            Underlying = MemberTypeParser.KindOf(type.EnumUnderlyingType!) ?? MemberKind.Int32,
            Constants = constants.Values.Select(f => $"{type.ToGlobalName()}.{Identifiers.Escape(f.Name)}").ToEquatableArray(),
            Names = NameLookupParser.Parse(constants.Keys),
        };
    }

    private static string WireNameOf(IFieldSymbol field) =>
        field.FindAttribute(WellKnownTypes.JsonStringEnumMemberName)?.FirstArgument() as string ?? field.Name;
}
