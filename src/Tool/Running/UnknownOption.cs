using System.CommandLine;
using System.CommandLine.Parsing;
using TypedStreaming.Generators.Schema;

namespace TypedStreaming.Tool.Running;

/// <summary>
/// Finds options that a command does not have. The parser treats them as arguments, such as channels, so its own error message would be misleading.
/// </summary>
internal static class UnknownOption
{
    private const string Prefix = "--";

    /// <summary>The maximum number of edits that turn an unknown name into a similar one. Two neighbouring characters in the wrong order are one edit.</summary>
    private const int MostEdits = 2;

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
        var (edits, nearest) = known.Where(static one => one.StartsWith(Prefix, StringComparison.Ordinal)).Select(one => (NearestName.EditsBetween(name, one), one)).Min();
        return edits <= MostEdits ? nearest : null;
    }
}
