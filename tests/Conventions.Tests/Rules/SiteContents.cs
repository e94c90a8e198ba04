using System.Text.RegularExpressions;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>
/// A reader of the site finds each page: a table of contents has it, and the list of its folder has it under its title. The site has an API page for
/// each package.
/// </summary>
internal static partial class SiteContents
{
    public const string Configuration = "docfx.json";

    /// <summary>Returns true for a table of contents of pages; that of the bar at the top of the site leads to these.</summary>
    public static bool IsContents(string path) =>
        path.StartsWith("docs/", StringComparison.Ordinal) && path.EndsWith("/toc.yml", StringComparison.Ordinal) && !path.StartsWith("docs/site/", StringComparison.Ordinal);

    public static IEnumerable<Finding> CheckContents(IReadOnlyList<SourceFile> pages, IReadOnlyList<SourceFile> contents)
    {
        var paths = pages.Select(static page => page.Path).ToHashSet(StringComparer.Ordinal);
        var entries = contents.SelectMany(static file => Entries.Matches(file.Text).Select(entry => (File: file, entry.Index, Target: Links.Resolve(file.Path, entry.Groups["path"].Value)))).ToList();
        var listed = entries.ToLookup(static entry => entry.Target, StringComparer.Ordinal);
        return
        [
            .. paths.Where(path => !listed.Contains(path)).Select(static path => new Finding(path, 1, "has no entry in a toc.yml")),
            .. entries.Where(entry => !paths.Contains(entry.Target)).Select(static entry => entry.File.Find(entry.Index, $"{entry.Target} is not a page of the site")),
            .. listed.Where(static entry => entry.Count() > 1).Select(static entry => entry.Last().File.Find(entry.Last().Index, $"{entry.Key} has an entry already")),
        ];
    }

    /// <summary>Checks that the list of a folder has each page with its title and, if it has one, its severity.</summary>
    public static IEnumerable<Finding> CheckList(SourceFile list, IEnumerable<SourceFile> pages) =>
        from page in pages
        where page.Path != list.Path
        let line = list.Lines.FirstOrDefault(line => line.Contains($"]({page.Path[(page.Path.LastIndexOf('/') + 1)..]})", StringComparison.Ordinal)) ?? ""
        from part in Parts(page)
        where !line.Contains(part, StringComparison.Ordinal)
        select new Finding(list.Path, 1, $"has no line for {page.Path} with '{part}'");

    public static IEnumerable<Finding> CheckPackages(SourceFile configuration, IEnumerable<string> listings) =>
        from listing in listings
        let folder = listing.Split('/')[1]
        where !configuration.Text.Contains($"\"{folder}/bin/Release/net10.0/", StringComparison.Ordinal)
        select new Finding(configuration.Path, 1, $"has no assembly of {folder}");

    private static string[] Parts(SourceFile page)
    {
        var title = MarkdownPage.Read(page).Title?.Split(": ", 2) ?? [];
        return Severity.Match(page.Text) is { Success: true } severity ? [.. title, severity.Groups["text"].Value] : title;
    }

    [GeneratedRegex(@"^ *- href: (?<path>\S+)|^ +href: (?<path>\S+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Entries { get; }

    [GeneratedRegex(@"^Severity: (?<text>\w+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Severity { get; }
}
