using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.Tests.Errors;

/// <summary>
/// Finds the places in source code that make a <see cref="StreamingException"/> or one derived from it, as the compiler understands them.
/// </summary>
internal static class CreationSites
{
    private const string Root = "TypedStreaming.StreamingException";
    private const string UsualUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>Parts of the product that run in the compiler, and not beside the SDK.</summary>
    private static readonly string[] CompilerParts = ["CodeFixes", "Generators"];

    /// <summary>Returns the product's own sites, one entry for each creation.</summary>
    public static IReadOnlyList<string> OfProduct()
    {
        var source = Path.Combine(RepositoryRoot(), "src");
        var files = Directory.EnumerateDirectories(source)
            .Where(static folder => !CompilerParts.Contains(Path.GetFileName(folder), StringComparer.Ordinal))
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"));
        return In(files.Select(File.ReadAllText));
    }

    /// <summary>Returns the sites in some files, which must contain <see cref="StreamingException"/> as well.</summary>
    public static IReadOnlyList<string> In(IEnumerable<string> files)
    {
        // The pinned parser knows the newest language features only as a preview.
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = files.Prepend(UsualUsings).Select(file => CSharpSyntaxTree.ParseText(file, options)).ToList();
        var compilation = CSharpCompilation.Create("sites", trees, References());
        var root = compilation.GetTypeByMetadataName(Root) ?? throw new InvalidOperationException($"{Root} is not in the source.");
        return [.. trees.SelectMany(tree => In(compilation.GetSemanticModel(tree), root))];
    }

    private static IEnumerable<string> In(SemanticModel model, INamedTypeSymbol root) =>
        from creation in model.SyntaxTree.GetRoot().DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
        where Derives(model.GetTypeInfo(creation).Type, root)
        select Site(creation);

    private static bool Derives(ITypeSymbol? type, INamedTypeSymbol root)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, root)) return true;
        }

        return false;
    }

    private static string Site(SyntaxNode creation)
    {
        var members = creation.Ancestors().OfType<MemberDeclarationSyntax>().ToList();
        var type = members.OfType<TypeDeclarationSyntax>().First();
        return $"{type.Identifier.ValueText}.{Name(members[0], type)}";
    }

    private static string Name(MemberDeclarationSyntax member, TypeDeclarationSyntax type) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ConstructorDeclarationSyntax => type.Identifier.ValueText,
        _ => member.Kind().ToString(),
    };

    /// <summary>Returns all assemblies that this test runs with, except those that are compiled here.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("TypedStreaming", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path));

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds TypedStreaming.sln.");
    }

    /// <summary>Reads a file of the repository.</summary>
    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([RepositoryRoot(), .. path]));
}
