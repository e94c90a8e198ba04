using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.Conventions.Tests.Source;

/// <summary>The types and delegates that a file declares.</summary>
internal static class DeclaredTypes
{
    public static IReadOnlyList<MemberDeclarationSyntax> TopLevel(SourceFile file) =>
        [.. All(file).Where(type => type.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax)];

    public static IEnumerable<MemberDeclarationSyntax> All(SourceFile file) =>
        file.Nodes<MemberDeclarationSyntax>().Where(member => Name(member).Length > 0);

    public static string Name(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        _ => "",
    };

    public static IEnumerable<string> TypeParameters(MemberDeclarationSyntax member)
    {
        var list = member switch
        {
            TypeDeclarationSyntax type => type.TypeParameterList,
            DelegateDeclarationSyntax type => type.TypeParameterList,
            _ => null,
        };
        return list is null ? [] : list.Parameters.Select(parameter => parameter.Identifier.ValueText);
    }
}
