using Microsoft.CodeAnalysis.Text;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Analyzers;

/// <summary>A source with the place of a diagnostic between <c>[|</c> and <c>|]</c>.</summary>
internal sealed class MarkedSource
{
    private const string Start = "[|";
    private const string End = "|]";

    public MarkedSource(string marked)
    {
        var start = marked.IndexOf(Start, StringComparison.Ordinal);
        var end = marked.IndexOf(End, StringComparison.Ordinal) - Start.Length;
        Text = marked.Replace(Start, "", StringComparison.Ordinal).Replace(End, "", StringComparison.Ordinal);
        Span = TextSpan.FromBounds(start + EventCompilation.Prelude.Length, end + EventCompilation.Prelude.Length);
    }

    public string Text { get; }

    /// <summary>The place in the file as it is compiled.</summary>
    public TextSpan Span { get; }
}
