using System.Text.RegularExpressions;

namespace TypedStreaming.PostgreSql;

/// <summary>The names of schemas and roles. Only names that need no quotation marks are accepted; they are quoted nevertheless.</summary>
internal static partial class SchemaName
{
    public const string Default = "typedstreaming";

    /// <exception cref="ArgumentException">The name has another form.</exception>
    public static string Quote(string? name, string option)
    {
        ArgumentNullException.ThrowIfNull(name, option);
        return Form.IsMatch(name)
            ? $"\"{name}\""
            : throw new ArgumentException($"'{name}' is not accepted as {option}: use 1 to 63 lower-case letters (a to z), digits and underscores, and do not begin with a digit.", option);
    }

    [GeneratedRegex(@"^[a-z_][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form { get; }
}
