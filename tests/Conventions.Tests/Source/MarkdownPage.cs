using System.Text;
using System.Text.RegularExpressions;

namespace TypedStreaming.Conventions.Tests.Source;

/// <summary>The links and anchors of a Markdown page, as GitHub and the site of the docs see them. Code has neither.</summary>
internal sealed partial class MarkdownPage
{
    private MarkdownPage(IReadOnlyList<PageLink> links, IReadOnlySet<string> anchors, string? title)
    {
        Links = links;
        Anchors = anchors;
        Title = title;
    }

    public IReadOnlyList<PageLink> Links { get; }

    /// <summary>The parts of an address after <c>#</c> that lead to a place in the page.</summary>
    public IReadOnlySet<string> Anchors { get; }

    /// <summary>The text of the first heading; null without one.</summary>
    public string? Title { get; }

    public static MarkdownPage Read(SourceFile file)
    {
        var text = Blank(Fences, file.Text);
        var headings = Headings.Matches(text).Select(static heading => LinkTexts.Replace(heading.Groups["text"].Value, "${text}").Trim()).ToList();
        var visible = Blank(Spans, text);
        var links = Targets.Matches(visible).Select(static link => new PageLink(link.Groups["target"].Value, link.Groups["target"].Index));
        var named = Names.Matches(visible).Select(static name => name.Groups["name"].Value);
        return new([.. links], Slugs(headings).Concat(named).ToHashSet(StringComparer.Ordinal), headings.FirstOrDefault());
    }

    /// <summary>The anchor that a heading gets: lower case, hyphens for spaces, and no other punctuation.</summary>
    private static string Slug(string heading)
    {
        var slug = new StringBuilder();
        foreach (var character in heading.ToLowerInvariant())
        {
            if (character is ' ') slug.Append('-');
            else if (char.IsLetterOrDigit(character) || character is '-' or '_') slug.Append(character);
        }

        return slug.ToString();
    }

    /// <summary>The anchors of the headings of a page; a heading that comes again gets a number.</summary>
    private static IEnumerable<string> Slugs(IEnumerable<string> headings)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var slug in headings.Select(Slug))
        {
            var before = seen.GetValueOrDefault(slug);
            seen[slug] = before + 1;
            yield return before == 0 ? slug : $"{slug}-{before}";
        }
    }

    /// <summary>Replaces the matches by spaces, so that everything else keeps its position.</summary>
    private static string Blank(Regex pattern, string text) =>
        pattern.Replace(text, static match => string.Concat(match.Value.Select(static character => character == '\n' ? '\n' : ' ')));

    [GeneratedRegex("^ *(?<fence>```+)[^`\n]*\n.*?(^ *\\k<fence>|\\z)", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, 5000)]
    private static partial Regex Fences { get; }

    [GeneratedRegex("(?<ticks>`+)[^`].*?\\k<ticks>|<!--.*?-->", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 5000)]
    private static partial Regex Spans { get; }

    [GeneratedRegex("^#{1,6} +(?<text>[^\n]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex Headings { get; }

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex LinkTexts { get; }

    [GeneratedRegex(@"\]\((?<target>[^()\s]*)( +""[^""]*"")?\)|^\[[^\]]+\]: *(?<target>\S+)|\b(href|src)=""(?<target>[^""]*)""",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex Targets { get; }

    [GeneratedRegex(@"<a +(id|name)=""(?<name>[^""]+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Names { get; }
}
