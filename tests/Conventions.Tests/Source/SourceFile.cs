using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.Conventions.Tests.Source;

/// <summary>A text and where it stands, relative to the repository and with forward slashes.</summary>
internal sealed class SourceFile
{
    // The pinned parser knows the newest language features only as a preview.
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    private readonly Lazy<CompilationUnitSyntax> _root;

    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        _root = new(() => CSharpSyntaxTree.ParseText(Text, Options).GetCompilationUnitRoot());
    }

    public string Path { get; }

    public string Text { get; }

    public string Folder => Path[..Path.LastIndexOf('/')];

    /// <summary>The file's name without its last extension.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    public IReadOnlyList<string> Lines => Text.TrimEnd('\n').Split('\n');

    public CompilationUnitSyntax Root => _root.Value;

    public IEnumerable<T> Nodes<T>()
        where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

    public Finding Find(SyntaxNodeOrToken place, string message) => Find(place.Span.Start, message);

    public Finding Find(int position, string message) => new(Path, 1 + Text.AsSpan(0, position).Count('\n'), message);
}
