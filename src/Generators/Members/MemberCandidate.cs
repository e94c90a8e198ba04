using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Members;

/// <summary>A property or field that can be filled from an event, by the rules and attributes of System.Text.Json.</summary>
internal sealed class MemberCandidate
{
    private MemberCandidate(ISymbol symbol, ITypeSymbol type)
    {
        Symbol = symbol;
        Type = type;
        IsIncluded = symbol.HasAttribute(WellKnownTypes.JsonInclude);
        IsPublic = symbol.DeclaredAccessibility == Accessibility.Public;
        IsRequiredInJson = symbol.HasAttribute(WellKnownTypes.JsonRequired);
        var ignore = IgnoreConditionOf(symbol.FindAttribute(WellKnownTypes.JsonIgnore));
        IsIgnored = ignore is 1 or 5; // Always, WhenReading
        IsWritten = ignore is not (1 or 4); // Always, WhenWriting
        Omission = ignore switch { 2 => OmissionModel.Default, 3 => OmissionModel.Null, _ => OmissionModel.None };
        IsExtensionData = symbol.HasAttribute(WellKnownTypes.JsonExtensionData);
        ExplicitName = symbol.FindAttribute(WellKnownTypes.JsonPropertyName)?.FirstArgument() as string;
    }

    public ISymbol Symbol { get; }

    public ITypeSymbol Type { get; }

    public string Name => Symbol.Name;

    public string? ExplicitName { get; }

    public string WireName => ExplicitName ?? Name;

    public bool IsIncluded { get; }

    public bool IsIgnored { get; }

    /// <summary>True if no attribute excludes the member when an event is written.</summary>
    public bool IsWritten { get; }

    /// <summary>The values of the member that are omitted when an event is written.</summary>
    public OmissionModel Omission { get; }

    /// <summary>The get accessor of a property, or the field; null if there is none.</summary>
    public ISymbol? Getter { get; private init; }

    public bool IsPublic { get; }

    public bool IsRequiredInJson { get; }

    /// <summary>True if the member receives all fields for which the type has no member.</summary>
    public bool IsExtensionData { get; }

    /// <summary>True if C# requires an object initializer to set the member.</summary>
    public bool IsRequired { get; private init; }

    public bool IsField { get; private init; }

    /// <summary>True if another member of the type hides this member, so that its name refers to the other member.</summary>
    public bool IsHidden { get; private init; }

    /// <summary>The set or init accessor of the property itself, or an inherited accessor.</summary>
    public IMethodSymbol? Setter { get; private init; }

    /// <summary>True if the member can be set, and generated code is allowed to set it.</summary>
    public bool IsSettable { get; private init; }

    /// <summary>True if the member is an automatic property without an initializer, so that its initial value is the default of its type.</summary>
    public bool IsPlain { get; private init; }

    /// <summary>True if the attributes or the type of the member show that the member is intended to receive a value.</summary>
    public bool IsMeantToBeRead =>
        IsIncluded || IsExtensionData || ExplicitName is not null || IsRequiredInJson || (IsPlain && (Type.Is(WellKnownTypes.EventMetadata) || Type.Is(WellKnownTypes.ChangeEventHeader)));

    public static MemberCandidate? From(ISymbol symbol, ParseScope scope, bool isHidden) => symbol switch
    {
        { IsStatic: true } or { IsImplicitlyDeclared: true } => null,
        IPropertySymbol { IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true } property =>
            FromProperty(property, scope, isHidden),
        IFieldSymbol { AssociatedSymbol: null } field => FromField(field, scope, isHidden),
        _ => null,
    };

    private static MemberCandidate FromProperty(IPropertySymbol property, ParseScope scope, bool isHidden)
    {
        var setter = SetterOf(property);
        return new MemberCandidate(property, property.Type)
        {
            IsHidden = isHidden,
            IsRequired = property.IsRequired,
            Getter = GetterOf(property),
            Setter = setter,
            IsSettable = setter is not null && MaySet(property, setter, scope),
            IsPlain = DefaultValues.IsPlain(property),
        };
    }

    private static MemberCandidate FromField(IFieldSymbol field, ParseScope scope, bool isHidden) => new(field, field.Type)
    {
        IsField = true,
        Getter = field,
        IsHidden = isHidden,
        IsRequired = field.IsRequired,
        IsSettable = field is { IsReadOnly: false, IsConst: false }
            && field.HasAttribute(WellKnownTypes.JsonInclude)
            && scope.CanReach(field),
        IsPlain = DefaultValues.IsPlain(field),
    };

    private static bool MaySet(IPropertySymbol property, IMethodSymbol setter, ParseScope scope) =>
        (property.DeclaredAccessibility == Accessibility.Public && setter.DeclaredAccessibility == Accessibility.Public)
        || (property.HasAttribute(WellKnownTypes.JsonInclude)
            && scope.CanReach(setter));

    private static IMethodSymbol? SetterOf(IPropertySymbol property)
    {
        for (var p = property; p is not null; p = p.OverriddenProperty)
            if (p.SetMethod is not null) return p.SetMethod;
        return null;
    }

    /// <summary>
    /// Returns the numeric value of a member's <c>JsonIgnoreCondition</c>: Never if the member does not have a <c>[JsonIgnore]</c> attribute, and
    /// Always if the attribute does not specify a condition.
    /// </summary>
    private static int IgnoreConditionOf(AttributeData? ignore)
    {
        if (ignore is null) return 0;
        foreach (var argument in ignore.NamedArguments)
            if (argument.Key == "Condition") return argument.Value.Value is int condition ? condition : 0;
        return 1;
    }

    private static IMethodSymbol? GetterOf(IPropertySymbol property)
    {
        for (var p = property; p is not null; p = p.OverriddenProperty)
            if (p.GetMethod is not null) return p.GetMethod;
        return null;
    }
}
