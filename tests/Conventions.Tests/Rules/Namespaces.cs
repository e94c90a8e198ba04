using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>
/// A namespace is the project's root namespace and the folder path. Public types of a package need one using only, so
/// they live in its root; nobody writes a using for the compiler's extensions.
/// </summary>
internal static class Namespaces
{
    private const string Registration = "Microsoft.Extensions.DependencyInjection";

    public static IEnumerable<Finding> Check(SourceFile file, Project project)
    {
        foreach (var block in file.Nodes<NamespaceDeclarationSyntax>())
            yield return file.Find(block, "use a file-scoped namespace");

        foreach (var type in DeclaredTypes.TopLevel(file))
        {
            var actual = (type.Parent as BaseNamespaceDeclarationSyntax)?.Name.ToString() ?? "";
            var expected = Expected(file, project, type);
            if (actual != expected && !IsException(actual, type))
                yield return file.Find(type, $"{DeclaredTypes.Name(type)} is in '{actual}', expected '{expected}'");
        }
    }

    private static string Expected(SourceFile file, Project project, MemberDeclarationSyntax type) =>
        project.Folder is not ("src/Generators" or "src/CodeFixes") && IsPublic(type)
            ? project.RootNamespace
            : project.RootNamespace + file.Folder[project.Folder.Length..].Replace('/', '.');

    /// <summary>Extensions of a service collection, and attributes that the compiler misses in old runtimes.</summary>
    private static bool IsException(string actual, MemberDeclarationSyntax type) =>
        (actual == Registration && DeclaredTypes.Name(type).EndsWith("Extensions", StringComparison.Ordinal))
        || (actual.StartsWith("System.", StringComparison.Ordinal) && !IsPublic(type));

    private static bool IsPublic(MemberDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PublicKeyword);
}
