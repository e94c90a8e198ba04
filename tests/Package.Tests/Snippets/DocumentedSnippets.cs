using System.Net;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Package.Tests.Packages;

namespace TypedStreaming.Package.Tests.Snippets;

/// <summary>Finds the blocks of C# in Markdown pages and in XML documentation.</summary>
internal static partial class DocumentedSnippets
{
    /// <summary>The pages of the repository: its root, docs, and the README of each package.</summary>
    public static IEnumerable<string> Pages() =>
        Directory.GetFiles(Repository.Root, "*.md")
            .Concat(Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.GetDirectories(Repository.PathOf("src")).SelectMany(static folder => Directory.GetFiles(folder, "README.md")))
            .Select(NameOf)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Sources() =>
        Directory.GetFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories).Select(NameOf)
            .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal));

    private static string NameOf(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    /// <summary>All blocks of the repository.</summary>
    public static IEnumerable<Snippet> All() =>
        Pages().SelectMany(static page => InMarkdown(page, File.ReadAllText(Repository.PathOf(page))))
            .Concat(Sources().SelectMany(static file => InComments(file, File.ReadAllText(Repository.PathOf(file)))));

    /// <summary>The fenced blocks of a page.</summary>
    public static IEnumerable<Snippet> InMarkdown(string file, string text)
    {
        var page = text.ReplaceLineEndings("\n");
        return Blocks.Matches(page).Select(block => new Snippet(
            file,
            page.AsSpan(0, block.Groups["code"].Index).Count('\n') + 1,
            block.Groups["frame"] is { Success: true } frame ? frame.Value : null,
            block.Groups["code"].Value));
    }

    /// <summary>The <c>code</c> elements of the documentation comments of a source file.</summary>
    public static IEnumerable<Snippet> InComments(string file, string text)
    {
        if (!text.Contains("<code", StringComparison.Ordinal)) return [];
        var tree = CSharpSyntaxTree.ParseText(text, new(documentationMode: DocumentationMode.Parse), file);
        return tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<XmlElementSyntax>()
            .Where(static element => element.StartTag.Name.LocalName.Text == "code")
            .Select(element => new Snippet(file, LineOf(element), FrameBefore(element), CodeIn(element)));
    }

    private static int LineOf(XmlElementSyntax code) => code.StartTag.GetLocation().GetLineSpan().EndLinePosition.Line + 1;

    private static string CodeIn(XmlElementSyntax code) => WebUtility.HtmlDecode(LineStarts.Replace(code.Content.ToString(), ""));

    private static string? FrameBefore(XmlElementSyntax code)
    {
        var before = code.Parent!.ChildNodes().TakeWhile(node => node != code).LastOrDefault(static node => !LineStarts.Replace(node.ToString(), "").AsSpan().IsWhiteSpace());
        return before is XmlCommentSyntax && Name.Match(before.ToString()) is { Success: true } name ? name.Groups["frame"].Value : null;
    }

    [GeneratedRegex(@"(<!-- frame: (?<frame>.*?) -->\n+)?^[ ]*```(csharp|cs|c#|C#)[^\n]*\n(?<code>.*?)^[ ]*```", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Blocks { get; }

    [GeneratedRegex("^ *///", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex LineStarts { get; }

    [GeneratedRegex("<!-- frame: (?<frame>.*) -->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name { get; }
}
