using System.Text.RegularExpressions;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>
/// Every link leads to something that exists: a file, a folder, a heading. Addresses of other sites are not opened; only their form is checked.
/// A relative link of a page works on GitHub and on the site of the docs, so it leads to a file that the site contains.
/// </summary>
internal sealed partial class Links
{
    private readonly HashSet<string> _paths;
    private readonly Dictionary<string, MarkdownPage> _pages;

    /// <param name="files">The paths of all files of the repository.</param>
    /// <param name="pages">The Markdown pages among them.</param>
    public Links(IEnumerable<string> files, IEnumerable<SourceFile> pages)
    {
        _paths = files.SelectMany(WithFolders).ToHashSet(StringComparer.Ordinal);
        _pages = pages.ToDictionary(static page => page.Path, MarkdownPage.Read, StringComparer.Ordinal);
    }

    /// <summary>Returns true if the site contains a file, by the lists in docs/site/docfx.json.</summary>
    public static bool IsOnSite(string path) =>
        (path.EndsWith(".md", StringComparison.Ordinal) && !path.Contains('/', StringComparison.Ordinal))
        || (path.StartsWith("docs/", StringComparison.Ordinal) && Path.GetExtension(path) is ".md" or ".png" or ".json")
        || path.Split('/') is ["benchmarks", _, "README.md"];

    /// <summary>Returns true if a text names files of the docs that must exist: what users read.</summary>
    public static bool NamesPages(string path) => PlainWords.IsPublicText(path) || !path.Contains('/', StringComparison.Ordinal);

    /// <summary>Checks the links of a page.</summary>
    public IEnumerable<Finding> CheckPage(SourceFile page) =>
        from link in _pages[page.Path].Links
        let problem = Problem(page.Path, link.Target)
        where problem is not null
        select page.Find(link.Position, $"the link to '{link.Target}' {problem}");

    /// <summary>Checks the addresses of files of this repository in any text: help links, XML docs, READMEs of packages.</summary>
    public IEnumerable<Finding> CheckText(SourceFile file) =>
        from address in Addresses.Matches(file.Text)
        let problem = PathProblem(address.Groups["path"].Value.TrimEnd('/', '.'), address.Groups["anchor"].Value)
        where problem is not null
        select file.Find(address.Index, $"the address '{address.Value}' {problem}");

    /// <summary>Checks the pages that a text only names, such as <c>See docs/replay.md</c>.</summary>
    public IEnumerable<Finding> CheckNames(SourceFile file) =>
        from name in PageNames.Matches(file.Text)
        where !_paths.Contains(name.Value)
        select file.Find(name.Index, $"{name.Value} does not exist");

    /// <summary>Checks the links of XML documentation: they are read in an editor, where a relative link leads nowhere.</summary>
    public static IEnumerable<Finding> CheckDocumentation(SourceFile file) =>
        from link in References.Matches(file.Text)
        where !IsAddress(link.Groups["target"].Value)
        select file.Find(link.Index, $"'{link.Groups["target"].Value}' is not a valid address");

    private string? Problem(string page, string target)
    {
        if (target.Contains("://", StringComparison.Ordinal)) return IsAddress(target) ? null : "is not a valid https address";
        if (target.StartsWith("mailto:", StringComparison.Ordinal)) return null;
        var (path, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, "");
        if (path.Length == 0) return PathProblem(page, anchor);
        if (path[0] == '/') return "begins with '/': write a path relative to the page";
        if (page.StartsWith("src/", StringComparison.Ordinal)) return "is relative, but package galleries show this page too: write the address in the repository";
        var resolved = Resolve(page, path);
        return PathProblem(resolved, anchor) ?? (IsOnSite(page) && !IsOnSite(resolved) ? "leads to what the site does not contain: write a page, or the address in the repository" : null);
    }

    private string? PathProblem(string path, string anchor)
    {
        if (!_paths.Contains(path)) return $"leads to {path}, which does not exist";
        if (anchor.Length == 0) return null;
        if (!_pages.TryGetValue(path, out var page)) return $"has an anchor, but {path} is not a Markdown page";
        return page.Anchors.Contains(anchor) ? null : $"leads to the heading '{anchor}', which {path} does not have";
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.IsWellFormedOriginalString()
        && (address.Scheme == Uri.UriSchemeHttps ? address.Host.Contains('.', StringComparison.Ordinal) : address is { Scheme: "http", IsLoopback: true });

    /// <summary>Returns the path that a relative path of a page means.</summary>
    public static string Resolve(string page, string path)
    {
        var parts = new List<string>(page.Split('/')[..^1]);
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or "")) parts.Add(part);
        }

        return string.Join('/', parts);
    }

    private static IEnumerable<string> WithFolders(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1)) yield return path[..end];
    }

    [GeneratedRegex(
        @"https://(github\.com/typedstreaming/typedstreaming/(blob|tree)|raw\.githubusercontent\.com/typedstreaming/typedstreaming)/main/(?<path>[\w./-]+)(#(?<anchor>[\w-]+))?",
        RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Addresses { get; }

    [GeneratedRegex(@"(?<![\w/.-])docs/[\w./-]+\.md\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex PageNames { get; }

    [GeneratedRegex(@"<see(also)? +href=""(?<target>[^""]*)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex References { get; }
}
