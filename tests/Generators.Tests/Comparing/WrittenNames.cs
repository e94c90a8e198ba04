using System.Text.Json;

namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>Translates names in strings as the emitted readers read them into forms that System.Text.Json reads alike.</summary>
internal static class WrittenNames
{
    private static readonly string[] Constants = ["Silver", "Gold", "Platinum Plus", "größte"];

    /// <summary>Any string that is not a constant's exact name.</summary>
    public static string? LooseConstant(MemberPlan? member, string? raw) =>
        member?.Kind.Name == "Enum" && TextOf(raw) is { } text && !Constants.Contains(text) ? KnownDifference.Refused : null;

    /// <summary>The text of a JSON string, or null if it is not a valid one.</summary>
    public static string? TextOf(string? raw)
    {
        if (raw is null || raw.Length < 2 || raw[0] != '"') return null;
        try
        {
            using var document = JsonDocument.Parse(raw);
            return document.RootElement.GetString();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null; // Half of a string, or half of a surrogate pair.
        }
    }
}
