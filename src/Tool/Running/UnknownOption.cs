using System.CommandLine;
using System.CommandLine.Parsing;

namespace TypedStreaming.Tool.Running;

/// <summary>
/// Finds options that a command does not have. The parser treats them as arguments, such as channels, so its own error message would be misleading.
/// </summary>
internal static class UnknownOption
{
    private const string Prefix = "--";

    /// <summary>The number of characters in which a similar name can differ: two neighbouring characters in the wrong order count as two.</summary>
    private const int MostDifferences = 2;

    /// <summary>Returns a description of the first unknown option, with the most similar option of the command; null if there is none.</summary>
    /// <remarks>An argument after <c>--</c> is never an option.</remarks>
    public static string? Find(ParseResult parsed, IReadOnlyList<string> args)
    {
        var possible = args.TakeWhile(static arg => arg != Prefix).Where(static arg => arg.StartsWith(Prefix, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var taken = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(static result => result.Tokens).Select(static token => token.Value);
        if (taken.Concat(parsed.UnmatchedTokens).FirstOrDefault(possible.Contains) is not { } text) return null;

        // The value is not repeated, because it can be a secret after a misspelled name.
        var name = text.Split('=', ':')[0];
        return Nearest(name, parsed) is { } nearest ? $"Unknown option '{name}'. Did you mean {nearest}?" : $"Unknown option '{name}'.";
    }

    private static string? Nearest(string name, ParseResult parsed)
    {
        var known = parsed.CommandResult.Command.Options.Where(static option => !option.Hidden).SelectMany(static option => option.Aliases.Prepend(option.Name)).Append("--help");
        var (distance, nearest) = known.Where(static one => one.StartsWith(Prefix, StringComparison.Ordinal)).Select(one => (Distance(name, one), one)).Min();
        return distance <= MostDifferences ? nearest : null;
    }

    /// <summary>Returns the number of characters that must be inserted, deleted or replaced to turn one name into the other (Levenshtein distance).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
