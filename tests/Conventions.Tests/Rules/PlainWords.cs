using System.Text.RegularExpressions;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>
/// Text that users read (XML docs, messages, documentation) is plain English: it has none of some words at which a reader stops, and a
/// summary begins with what the thing is or does.
/// </summary>
internal static class PlainWords
{
    private static readonly (Regex Words, string Instead)[] Banned =
    [
        Ban("anew", "again"),
        Ban("mend(s|ed|ing)?", "fix"),
        Ban("to be had", "available"),
        Ban("(is|are) told", "is reported, is given"),
        Ban("told apart", "distinguished"),
        Ban("is over", "ended"),
        Ban("(?<!there )is none", "is missing, is not valid"),
        Ban("subscri(be|bes|bed|bing|ption|ptions)( to)? by hand", "explicit subscription"),
        Ban("(an|the|its|each|whole|lost) answers?", "response"),
        Ban("else null", "otherwise, null"),
        Ban("at present", "currently"),
        Ban("(a|the|its|this) present", "current"),
        Ban("notes that", "records that"),
        Ban("an? \\w+ of its own", "its own"),
        Ban("(left|leaves?) out", "omitted, omits"),
        Ban("may not read", "has no permission to read"),
        Ban("start(s|ed|ing)? in the past", "at a past position"),
        Ban("emitted code", "generated code"),
        Ban("(dead letters|letters) again", "reprocess"),
        Ban("of (its|their) choice", "given"),
        Ban("(write|written) it like", "use a form such as"),
        Ban("as whom", "the user that"),
        Ban("takes? (the )?ownership", "becomes the owner"),
        Ban("which is without", "which does not use, which has no"),
        Ban("go(es)? on", "continue"),
        Ban("whatever (the|its|his|their)", "regardless of, for any"),
        Ban("without a word", "without an error, without a notice"),
        Ban("takes? (none|none of them) over", "the owners do not change"),
        Ban("one (object )?an? (line|event)", "one per line"),
        Ban("in words", "as text, a description of"),
        Ban("variables? of the environment", "environment variable"),
        Ban("foreign text", "text from outside the program"),
        Ban("makes? the (header|response|plan|call|schema)s?", "create, perform"),
    ];

    /// <summary>The word "it" at the start of a text. A part of a message begins with the thing that is meant, because it is read and changed alone.</summary>
    private static readonly Regex Pronoun = Pattern("(?<=[\\s(]\\$?\")it (?=is|has|was|must|can|does)", RegexOptions.None);

    private static readonly Regex QuestionWord = Pattern(@"(?<=<summary>\s*)(What|Whether|Why|How|Where|Who|Whom|Whose|When)\b", RegexOptions.None);

    public static bool IsPublicText(string path) =>
        (path.StartsWith("src/", StringComparison.Ordinal) && Path.GetExtension(path) is ".cs" or ".md")
        || (path.StartsWith("samples/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal))
        || (path.StartsWith("docs/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal))
        || path == "README.md";

    public static IEnumerable<Finding> Check(SourceFile file)
    {
        var text = file.Path.EndsWith(".cs", StringComparison.Ordinal) ? PublicText.Of(file) : file.Text;
        var words = Banned.SelectMany(ban => ban.Words.Matches(text).Select(match => file.Find(match.Index, $"'{match.Value}': write '{ban.Instead}'")));
        var summaries = QuestionWord.Matches(text).Select(match => file.Find(match.Index, $"a summary begins with '{match.Value}': begin with what it is or does"));
        return words.Concat(summaries).Concat(Pronouns(file));
    }

    private static IEnumerable<Finding> Pronouns(SourceFile file) => file.Path.EndsWith(".cs", StringComparison.Ordinal)
        ? Pronoun.Matches(file.Text).Select(match => file.Find(match.Index, "a message begins with 'it': begin with the thing that is meant"))
        : [];

    /// <summary>Bans some words, also where a line ends between two of them.</summary>
    private static (Regex Words, string Instead) Ban(string words, string instead) =>
        (Pattern($@"\b{words.Replace(" ", @"\s+", StringComparison.Ordinal)}\b", RegexOptions.IgnoreCase), instead);

    private static Regex Pattern(string pattern, RegexOptions options) =>
        new(pattern, options | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
}
