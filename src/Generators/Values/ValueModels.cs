using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Values;

/// <summary>
/// Creates the models of values, and of the generated methods that read these values. There is one method for each enum, compound type and
/// collection.
/// </summary>
internal sealed class ValueModels
{
    private const string Deserialize = "global::TypedStreaming.EventJson.Deserialize";

    private readonly Dictionary<ITypeSymbol, string> _suffixes = new(SymbolEqualityComparer.Default);
    private readonly EnumParser _enums;
    private readonly CollectionParser _collections;

    /// <param name="compoundTypes">The types of compound members.</param>
    /// <param name="areWritten">True if generated code also writes the values.</param>
    public ValueModels(IEnumerable<INamedTypeSymbol> compoundTypes, bool areWritten)
    {
        var suffixes = new UniqueNames();
        foreach (var type in compoundTypes) _suffixes.Add(type, suffixes.Take(type.Name));
        _enums = new EnumParser(suffixes, areWritten);
        _collections = new CollectionParser(this, suffixes, areWritten);
    }

    public IReadOnlyList<EnumModel> Enums => _enums.Models;

    public IReadOnlyList<CollectionModel> Collections => _collections.Models;

    /// <summary>Returns the suffix of the names of the generated methods that read a compound type.</summary>
    public string SuffixOf(INamedTypeSymbol type) => _suffixes[type];

    public ValueModel OfMember(ISymbol member, ITypeSymbol type, MemberKind kind, bool acceptsNull) => Of(type, kind, acceptsNull, member);

    public ValueModel OfItem(ITypeSymbol type) =>
        Of(type, ReadableTypes.KindOf(type)!.Value, Nullability.AcceptsNull(type), member: null);

    /// <summary>Returns the model of one value in a multi-select picklist. Only the text of this value is passed to the generated method.</summary>
    public ValueModel OfPick(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
            ? new ValueModel(MemberKind.Enum, AcceptsNull: false, _enums.PickerOf(type))
            : new ValueModel(MemberKind.String, AcceptsNull: false, "global::TypedStreaming.EventJson.TextOf");

    private ValueModel Of(ITypeSymbol type, MemberKind kind, bool acceptsNull, ISymbol? member)
    {
        var value = ReadableTypes.ValueTypeOf(type);
        var model = new ValueModel(kind, acceptsNull);
        return kind switch
        {
            MemberKind.Enum => model with { Reader = _enums.ReaderOf(value) },
            MemberKind.Object => model with { Reader = "Read" + _suffixes[value] },
            MemberKind.Collection => model with { Reader = _collections.ReaderOf(value, isPicklist: false) },
            MemberKind.Picklist => model with { Reader = _collections.ReaderOf(value, isPicklist: true) },
            MemberKind.Deserialized => model with
            {
                Reader = $"{Deserialize}<{value.WithNullableAnnotation(NullableAnnotation.None).ToAnnotatedName()}>",
                Context = ContextTypes.For(member, value)!.ToGlobalName(),
            },
            _ => model,
        };
    }
}
