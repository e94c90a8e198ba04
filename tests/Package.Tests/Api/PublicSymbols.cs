using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedStreaming.Package.Tests.Api;

/// <summary>The symbols of an assembly that are visible to a program that references it.</summary>
internal static class PublicSymbols
{
    /// <summary>All assemblies that this process could load, except for the inspected ones.</summary>
    public static IReadOnlyList<MetadataReference> Framework { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("TypedStreaming", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Reads an assembly as the compiler of a user would.</summary>
    public static IAssemblySymbol Load(MetadataReference assembly)
    {
        var compilation = CSharpCompilation.Create("Reader", references: [.. Framework, assembly]);
        return (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(assembly)!;
    }

    public static IEnumerable<INamedTypeSymbol> Types(IAssemblySymbol assembly) => TypesOf(assembly.GlobalNamespace);

    /// <summary>The members of a type, without what the compiler adds to records and what only overrides <see cref="object"/>.</summary>
    public static IEnumerable<ISymbol> Members(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Delegate
            ? []
            : type.GetMembers().Where(member => IsVisible(member) && member switch
            {
                INamedTypeSymbol => false,
                IMethodSymbol method => IsListed(method),
                _ => !member.IsImplicitlyDeclared,
            });

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member switch
        {
            INamedTypeSymbol type when IsVisible(type) => TypesOf(type).Prepend(type),
            INamespaceSymbol => TypesOf(member),
            _ => [],
        });

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static bool IsListed(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.Constructor or MethodKind.UserDefinedOperator or MethodKind.Conversion
        && !method.IsImplicitlyDeclared
        && !IsMadeByCompiler(method)
        && !OverridesObject(method);

    /// <summary>The members that the compiler adds to records: equality, copying, deconstruction.</summary>
    private static bool IsMadeByCompiler(IMethodSymbol method) =>
        method.Name.StartsWith('<') || method.GetAttributes().Any(one => one.AttributeClass?.Name == "CompilerGeneratedAttribute");

    private static bool OverridesObject(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden) method = overridden;
        return method.IsVirtual && method.ContainingType.SpecialType == SpecialType.System_Object;
    }
}
