namespace TypedStreaming.Simulator.OAuth;

/// <summary>Creates record ids of 18 characters: 15 case-sensitive characters, and a suffix that encodes their case.</summary>
internal static class SalesforceId
{
    private const string Suffixes = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private const int CaseSensitiveLength = 15;

    public static string Random(string keyPrefix) =>
        WithSuffix(keyPrefix + SimulatedUser.Random(CaseSensitiveLength - keyPrefix.Length));

    public static string WithSuffix(string id) => id + string.Concat(id.Chunk(5).Select(SuffixOf));

    private static char SuffixOf(char[] part)
    {
        var bits = 0;
        for (var i = 0; i < part.Length; i++)
        {
            if (char.IsAsciiLetterUpper(part[i])) bits |= 1 << i;
        }

        return Suffixes[bits];
    }
}
