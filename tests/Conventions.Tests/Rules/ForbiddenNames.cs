using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>Names that say nothing about what a reader finds there.</summary>
internal static class ForbiddenNames
{
    private static readonly string[] Whole = ["Common", "Helpers", "Core", "Utils"];
    private static readonly string[] Endings = ["Helper", "Helpers", "Utils", "Manager"];

    public static IEnumerable<Finding> Check(SourceFile file) => Folders(file).Concat(Types(file));

    private static IEnumerable<Finding> Folders(SourceFile file) =>
        from folder in file.Folder.Split('/')
        where Whole.Contains(folder)
        select new Finding(file.Path, 1, $"a folder named {folder}");

    private static IEnumerable<Finding> Types(SourceFile file) =>
        from type in DeclaredTypes.All(file)
        let name = DeclaredTypes.Name(type)
        where Whole.Contains(name) || Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
        select file.Find(type, $"a type named {name}");
}
