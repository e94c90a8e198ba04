using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.Generators.Parsing;

/// <summary>
/// Checks that every file of a project can use the name of a generated class without the class's namespace. Top-level statements need such a name,
/// because they are in no namespace.
/// </summary>
internal static class PlainNames
{
    /// <summary>Returns true if a project has top-level statements, and nothing else in the project has the given name.</summary>
    public static bool CanStandFor(Compilation compilation, string name)
    {
        if (compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication)) return false;
        var units = compilation.SyntaxTrees.Select(static tree => tree.GetRoot()).OfType<CompilationUnitSyntax>().ToList();
        return units.Any(static unit => unit.Members.FirstOrDefault() is GlobalStatementSyntax)
            && !units.Any(unit => unit.Usings.Any(u => u.Alias?.Name.Identifier.ValueText == name))
            && !compilation.GlobalNamespace.GetMembers(name).Any();
    }
}
