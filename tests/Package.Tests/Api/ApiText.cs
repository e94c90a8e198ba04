using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace TypedStreaming.Package.Tests.Api;

/// <summary>One line for a type or a member, as it would be declared in C#.</summary>
internal static partial class ApiText
{
    // Types are shown by their simple names: all public types of a package share a namespace, and others are well known.
    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeMemberKeyword,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    private static readonly SymbolDisplayFormat Constrained =
        Format.AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    /// <summary>The format that also shows the type of an enum value that is a default.</summary>
    private static readonly SymbolDisplayFormat InList = Format.AddMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType);

    private static readonly SymbolDisplayFormat NameOnly = Format.WithKindOptions(SymbolDisplayKindOptions.None);

    public static string Of(INamedTypeSymbol type)
    {
        var attributes = ApiAttributes.Of(type);
        if (type.TypeKind == TypeKind.Delegate) return $"{attributes}{Accessibility(type)}{type.ToDisplayString(Constrained)}";
        var bases = string.Join(", ", Bases(type).Select(one => one.ToDisplayString(NameOnly)));
        var declared = type.ToDisplayString(Format) + (bases.Length > 0 ? " : " + bases : "");
        return $"{attributes}{Accessibility(type)}{Modifiers(type)}{declared}{Constraints(type)}";
    }

    public static string Of(ISymbol member) => member switch
    {
        IMethodSymbol method => Of(method),
        IPropertySymbol => ApiAttributes.Of(member) + Contract(member) + HiddenAccessors.Replace(
            member.ToDisplayString(Format.AddMemberOptions(SymbolDisplayMemberOptions.IncludeParameters)), ""),
        _ => ApiAttributes.Of(member) + Contract(member) + member.ToDisplayString(Format),
    };

    private static string Of(IMethodSymbol method)
    {
        var list = string.Join(", ", method.Parameters.Select(one => ApiAttributes.Of(one) + one.ToDisplayString(InList)));
        var attributes = ApiAttributes.Of(method) + ApiAttributes.OfReturn(method);
        return $"{attributes}{Contract(method)}{method.ToDisplayString(Format)}({list}){Constraints(method)}";
    }

    /// <summary>The modifiers of an interface's member, which the display leaves out.</summary>
    private static string Contract(ISymbol member) => member switch
    {
        { ContainingType.TypeKind: not TypeKind.Interface } => "",
        { IsStatic: true, IsAbstract: true } => "static abstract ",
        { IsStatic: true, IsVirtual: true } => "static virtual ",
        { IsStatic: true } => "static ",
        { IsVirtual: true } => "virtual ",
        _ => "",
    };

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        if (type.EnumUnderlyingType is { } number)
            return number.SpecialType == SpecialType.System_Int32 ? [] : [number];
        var interfaces = type.Interfaces
            // A type of another package is not resolved here; it is public, or nobody could implement it.
            .Where(one => one.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public || one.TypeKind == TypeKind.Error)
            .OrderBy(one => one.ToDisplayString(NameOnly), StringComparer.Ordinal);
        return type.BaseType is { SpecialType: SpecialType.None } parent ? interfaces.Prepend(parent) : interfaces;
    }

    private static string Accessibility(INamedTypeSymbol type) => type.DeclaredAccessibility switch
    {
        Microsoft.CodeAnalysis.Accessibility.Public => "public ",
        _ => "protected ",
    };

    private static string Modifiers(INamedTypeSymbol type) => type switch
    {
        { TypeKind: not TypeKind.Class } => "",
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsSealed: true } => "sealed ",
        _ => "",
    };

    /// <summary>The text that the display appends for the constraints of type parameters.</summary>
    private static string Constraints(ISymbol symbol) => symbol.ToDisplayString(Constrained)[symbol.ToDisplayString(Format).Length..];

    [GeneratedRegex(" (private protected|private|internal) (get|set|init);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenAccessors { get; }
}
