using System.Globalization;

namespace TypedStreaming.Hosting.Configuration;

/// <summary>
/// The formats of setting values. Each format has a method that parses a value, and a description of the format for error messages.
/// </summary>
internal static class SettingValues
{
    public const string NumberForm = "a whole number";
    public const string FractionForm = "a number such as 1.5";
    public const string FlagForm = "true or false";
    public const string TimeForm = "a time such as 00:00:30 (hours:minutes:seconds), or Infinite if the setting allows it";
    public const string AddressForm = "an address that includes the scheme, such as https://acme.my.salesforce.com";

    public static string ChoiceForm<T>()
        where T : struct, Enum => $"one of {string.Join(", ", Enum.GetNames<T>())}";

    public static bool TryParseNumber(string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public static bool TryParseFraction(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>
    /// Parses a time. A number without colons is refused: .NET would read it as a number of days, which is probably not what the user intended.
    /// </summary>
    public static bool TryParseTime(string text, out TimeSpan value)
    {
        value = Timeout.InfiniteTimeSpan;
        return text.Equals("Infinite", StringComparison.OrdinalIgnoreCase)
            || (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value));
    }

    public static bool TryParseChoice<T>(string text, out T value)
        where T : struct, Enum => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]);

    /// <summary>Parses an address with the scheme http or https. Returns null for any other text.</summary>
    public static Uri? ParseAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address : null;
}
