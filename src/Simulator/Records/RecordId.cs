using TypedStreaming.Simulator.OAuth;

namespace TypedStreaming.Simulator.Records;

/// <summary>The two forms of record ids: 15 case-sensitive characters, and 18 characters.</summary>
internal static class RecordId
{
    private const int Short = 15;
    private const int Long = 18;

    public static bool IsValid(string id) => id.Length is Short or Long && id.All(char.IsAsciiLetterOrDigit);

    /// <summary>Returns the first 15 characters of a record id, which are the same in both forms of the id.</summary>
    public static string KeyOf(string id) => id[..Short];

    public static string LongFormOf(string id) => id.Length == Long ? id : SalesforceId.WithSuffix(id);
}
