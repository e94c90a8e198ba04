using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Members;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Determines whether generated code can be added to a type, and which partial declarations the generated code needs.</summary>
internal static class TypeShapeParser
{
    /// <summary>
    /// Reports the mistakes in a type's declaration, for example that the type is not partial. Returns false if no code can be added to the
    /// type.
    /// </summary>
    public static bool Parse(ParseScope scope)
    {
        var type = scope.Type;
        var kinds = EventAttributes.KindsOf(type);
        if (kinds.Count > 1)
            scope.ReportAt(Rules.TwoKinds, type, type.ToShortName(), AttributeChannels.AttributeOf(kinds[0]), AttributeChannels.AttributeOf(kinds[1]));
        var canHost = CheckKind(scope);
        foreach (var declared in type.SelfAndOuters())
        {
            if (IsPartial(declared)) continue;
            scope.ReportAt(Rules.NotPartial, declared, declared.Name, type.Name);
            canHost = false;
        }

        return CheckLanguage(scope) && canHost;
    }

    public static string? NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace
            ? null
            : type.ContainingNamespace.ToCode(
                SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    public static IEnumerable<string> DeclarationsOf(INamedTypeSymbol type) =>
        type.SelfAndOuters().Reverse().Select(t => $"partial {KeywordOf(t)} {t.ToCode(NameOnly)}");

    private static readonly SymbolDisplayFormat NameOnly =
        new(miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    // The contract consists of static abstract members. If the language version does not support them, nothing is generated, because errors
    // in a generated file explain nothing.
    private static bool CheckLanguage(ParseScope scope)
    {
        if (scope.Compilation is not CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp11 and var version }) return true;
        scope.Report(Rules.OldLanguage, DefectSite.Attribute, scope.Type.ToShortName(), version.ToDisplayString());
        return false;
    }

    private static bool CheckKind(ParseScope scope)
    {
        var type = scope.Type;
        var (what, canHost) = type switch
        {
            _ when type.SelfAndOuters().Any(t => t.IsGenericType) => ("generic, or nested in a generic type", false),
            { IsRefLikeType: true } => ("a ref struct", false),
            { IsStatic: true } => ("static", false),
            _ when type.SelfAndOuters().Any(t => t.IsFileLocal) => ("a file-local type", false),
            { IsAbstract: true } => ("abstract", true),
            _ => (null, true),
        };
        if (what is not null) scope.ReportAt(Rules.UnsupportedType, type, type.ToShortName(), what);
        return canHost;
    }

    // Generated declarations are partial too, but they are generated only if the user's own declarations already are partial.
    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(r =>
            r.GetSyntax() is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string KeywordOf(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        _ => "class",
    };
}
