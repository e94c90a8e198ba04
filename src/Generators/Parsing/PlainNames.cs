using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.Generators.Parsing;

/// <summary>
/// Checks that every file of a project can refer to a generated class without its namespace. This is needed for top-level statements, because they
/// are not in any namespace.
/// </summary>
internal static class PlainNames
{
    /// <summary>Returns true if a project has top-level statements, and the given name has no other meaning in the project.</summary>
    public static bool CanStandFor(Compilation compilation, string name)
    {
        if (compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication)) return false;
        var units = compilation.SyntaxTrees.Select(static tree => tree.GetRoot()).OfType<CompilationUnitSyntax>().ToList();
        return units.Any(static unit => unit.Members.FirstOrDefault() is GlobalStatementSyntax)
            && !units.Any(unit => unit.Usings.Any(u => u.Alias?.Name.Identifier.ValueText == name))
            && !compilation.GlobalNamespace.GetMembers(name).Any();
    }
}
