using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>A file is named for its type: Name.cs, Name.T.cs for a generic twin, Name.Part.cs for a part.</summary>
internal static class FileNames
{
    public static IEnumerable<Finding> Check(SourceFile file) =>
        from type in DeclaredTypes.TopLevel(file).Take(1)
        where !Fits(file.Stem, type)
        select file.Find(type, $"{DeclaredTypes.Name(type)} does not fit the file's name");

    private static bool Fits(string stem, MemberDeclarationSyntax type)
    {
        var name = DeclaredTypes.Name(type);
        if (stem == name) return true;
        if (!stem.StartsWith(name + ".", StringComparison.Ordinal)) return false;
        var parameters = DeclaredTypes.TypeParameters(type).ToList();
        var suffix = stem[(name.Length + 1)..];
        return type.Modifiers.Any(SyntaxKind.PartialKeyword)
            || (parameters.Count > 0 && (suffix == "T" || suffix == string.Join('.', parameters)));
    }
}
