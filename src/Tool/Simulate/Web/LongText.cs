namespace TypedStreaming.Tool.Simulate.Web;

/// <summary>Shortens long strings, because they would make the web page slow.</summary>
internal static class LongText
{
    private const int Longest = 20_000;

    public static string Of(string text) => text.Length <= Longest ? text : $"{text[..Longest]}... ({text.Length - Longest} more characters)";
}
