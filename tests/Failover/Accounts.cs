using System.Globalization;

namespace TypedStreaming.Failover;

/// <summary>The ids of the accounts of the org.</summary>
internal static class Accounts
{
    public const int IdLength = 18;

    /// <summary>Returns the id of an account, in the form of Salesforce: 15 characters and a checksum, which has no capital letters to encode here.</summary>
    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"001000000{number:D6}AAA");
}
