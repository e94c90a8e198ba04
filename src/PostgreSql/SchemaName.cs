using System.Text.RegularExpressions;

namespace TypedStreaming.PostgreSql;

/// <summary>Checks and quotes the names of schemas and roles. A name is accepted only if SQL allows it without quotation marks.</summary>
internal static partial class SchemaName
{
    public const string Default = "typedstreaming";

    /// <exception cref="ArgumentException">The name is not valid.</exception>
    public static string Quote(string? name, string option)
    {
        ArgumentNullException.ThrowIfNull(name, option);
        return Form.IsMatch(name)
            ? $"\"{name}\""
            : throw new ArgumentException($"'{name}' is not a valid {option}: use 1 to 63 lower-case letters (a to z), digits and underscores, and do not begin the name with a digit.", option);
    }

    [GeneratedRegex(@"^[a-z_][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form { get; }
}
