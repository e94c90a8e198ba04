using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Values;

/// <summary>Collects the enums that the members of one event type use.</summary>
internal sealed class EnumParser(UniqueNames suffixes, bool areWritten)
{
    private readonly Dictionary<ITypeSymbol, EnumModel> _models = new(SymbolEqualityComparer.Default);
    private readonly List<EnumModel> _inOrder = [];

    public IReadOnlyList<EnumModel> Models => _inOrder;

    /// <summary>Returns the name of the generated method that reads an enum.</summary>
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

    /// <summary>
    /// Returns the name of the generated method that finds a constant of an enum by its name. This method does not accept a number.
    /// </summary>
    public string PickerOf(ITypeSymbol type)
    {
        ReaderOf(type);
        var model = _models[type];
        if (!model.IsPicked)
        {
            _models[type] = model with { IsPicked = true };
            _inOrder[_inOrder.IndexOf(model)] = _models[type];
        }

        return "Pick" + model.Suffix;
    }

    private EnumModel Parse(INamedTypeSymbol type)
    {
        var fallback = EnumFallback.Of(type);
        var constants = new Dictionary<string, IFieldSymbol>(StringComparer.Ordinal);
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(f => f.IsConst && NameLookupParser.CanBe(WireNameOf(f))))
            constants[WireNameOf(field)] = field;
        return new EnumModel
        {
            Suffix = suffixes.Take(type.Name),
            TypeName = type.ToGlobalName(),
            Underlying = ReadableTypes.KindOf(type.EnumUnderlyingType!) ?? MemberKind.Int32,
            Constants = constants.Values.Select(f => NameOf(type, f)).ToEquatableArray(),
            Names = NameLookupParser.Parse(constants.Keys),
            Fallback = fallback is null ? null : NameOf(type, fallback),
            IsPicked = false,
            Written = areWritten ? WrittenOf(type, fallback) : default,
        };
    }

    // The constant for unknown names has no name of its own in the JSON, unless the program gives it one.
    private static EquatableArray<WrittenConstantModel> WrittenOf(INamedTypeSymbol type, IFieldSymbol? fallback)
    {
        var values = new HashSet<object?>();
        return type.GetMembers().OfType<IFieldSymbol>()
            .Where(f => f.IsConst && NameLookupParser.CanBe(WireNameOf(f)))
            .Where(f => !SymbolEqualityComparer.Default.Equals(f, fallback) || f.HasAttribute(WellKnownTypes.JsonStringEnumMemberName))
            .Where(f => values.Add(f.ConstantValue))
            .Select(f => new WrittenConstantModel(NameOf(type, f), WireNameOf(f)))
            .ToEquatableArray();
    }

    private static string NameOf(INamedTypeSymbol type, IFieldSymbol constant) =>
        $"{type.ToGlobalName()}.{Identifiers.Escape(constant.Name)}";

    /// <summary>Returns the name that an enum constant has in the JSON.</summary>
    public static string WireNameOf(IFieldSymbol field) =>
        field.FindAttribute(WellKnownTypes.JsonStringEnumMemberName)?.FirstArgument() as string ?? field.Name;
}
