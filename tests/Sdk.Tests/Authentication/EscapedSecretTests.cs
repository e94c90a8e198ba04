using System.Text;
using TypedStreaming.Authentication;

namespace TypedStreaming.Tests.Authentication;

/// <summary>Tests each form in which a server or a proxy can repeat the characters of a secret.</summary>
public sealed class EscapedSecretTests
{
    private const string Secret = "00Dxx!a/b.c_d";
    private const int Million = 1_000_000;

    [Theory]
    [InlineData("00Dxx!a/b.c_d")]
    [InlineData("00Dxx%21a%2Fb.c_d")]
    [InlineData("00Dxx%21a%2fb%2ec%5fd")]
    [InlineData("%30%30%44%78%78%21%61%2F%62%2E%63%5F%64")]
    [InlineData("00Dxx%2521a%252Fb.c_d")]
    [InlineData("00Dxx%252521a%25252Fb.c_d")]
    [InlineData("\\u00300Dxx\\u0021a\\/b.c_d")]
    [InlineData("\\\\u00300Dxx\\\\u0021a\\\\/b.c_d")]
    [InlineData("\\\\\\\\\\\\\\\\u00300Dxx\\\\\\\\\\\\\\u0021a\\\\\\\\\\/b.c_d")]
    [InlineData("00Dxx\\!a\\/b\\.c\\_d")]
    [InlineData("00Dxx\\u002521a\\u00252Fb.c_d")]
    [InlineData("00Dxx\\\\u002521a/b.c_d")]
    [InlineData("00Dxx%5Cu0021a%5C/b.c_d")]
    [InlineData("00Dxx&#33;a&#x2F;b.c_d")]
    [InlineData("00Dxx&#x21;a&#47;b.c_d")]
    [InlineData("00Dxx&amp;#33;a&amp;#x2f;b.c_d")]
    [InlineData("00Dxx\\u0026#33;a/b.c_d")]
    [InlineData("00Dxx&#37;21a/b.c_d")]
    [InlineData("00Dxx\\u0021a%2Fb&#46;c_d")]
    [InlineData("00Dxx&excl;a&sol;b&period;c&lowbar;d")]
    [InlineData("00Dxx&amp;excl;a%26sol;b&period;c_d")]
    public void A_token(string written) => AssertFound(Secret, written);

    [Theory]
    [InlineData("a b&c%d\\e\"f+<g>'")]
    [InlineData("a+b%26c%25d%5Ce%22f%2B%3Cg%3E%27")]
    [InlineData("a%20b%26c%25d%5Ce%22f%2B%3Cg%3E%27")]
    [InlineData("a%2Bb%2526c%2525d%255Ce%2522f%252B%253Cg%253E%2527")]
    [InlineData("a b\\u0026c%d\\\\e\\u0022f\\u002B\\u003Cg\\u003E\\u0027")]
    [InlineData("a b&c%d\\\\\\\\e\\\\\\\"f+<g>'")]
    [InlineData("a b&amp;c%d\\e&quot;f+&lt;g&gt;&#39;")]
    [InlineData("a b&amp;amp;c%d\\e&amp;quot;f+&amp;lt;g&amp;gt;&apos;")]
    public void A_secret_with_all_characters_that_are_encoded(string written) => AssertFound("a b&c%d\\e\"f+<g>'", written);

    [Theory]
    [InlineData("\u00e9t\u00e9\U0001F600!")]
    [InlineData("%C3%A9t%c3%a9%F0%9F%98%80!")]
    [InlineData("%25C3%25A9t%25C3%25A9%25F0%259F%2598%2580%21")]
    [InlineData("\\u00e9t\\u00E9\\ud83d\\ude00!")]
    [InlineData("\\\\u00e9t\\\\u00E9\\\\ud83d\\\\ude00\\\\u0021")]
    [InlineData("&eacute;t&#233;&#128512;!")]
    [InlineData("%E9t%e9\U0001F600!")]
    [InlineData("\u00c3\u00a9t\u00c3\u00a9\u00f0\u009f\u0098\u0080!")]
    public void A_secret_that_is_not_ASCII(string written) => AssertFound("\u00e9t\u00e9\U0001F600!", written);

    /// <summary>What a secret contains can itself look like an encoded character.</summary>
    [Theory]
    [InlineData("pa%41ss", "pa%41ss")]
    [InlineData("pa%41ss", "pa%2541ss")]
    [InlineData("pa%41ss", "p\\u0061%25\\u00341ss")]
    [InlineData("pa%2541ss", "pa%2541ss")]
    [InlineData("pa%2541ss", "pa%252541ss")]
    [InlineData("pa%%%%ss", "pa%25%25%25%25ss")]
    [InlineData("pa&amp;ss", "pa&amp;amp;ss")]
    [InlineData("pa\\\\ss", "pa\\\\\\\\ss")]
    [InlineData("pa\\0ss", "pa\\\\\\u0030ss")]
    [InlineData("pass%", "pass%2541", "41")]
    [InlineData("41ss", "%2541ss", "", "%25")]
    public void A_secret_that_looks_encoded(string secret, string written, string rest = "", string before = "") =>
        Assert.Equal($"[{before}(secret){rest}]", SecretMask.Apply($"[{written}]", secret));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("00Dxx%22a/b.c_d")]
    [InlineData("00Dxx%2")]
    [InlineData("00Dxx%")]
    [InlineData("00Dxx\\u002")]
    [InlineData("00Dxx\\")]
    [InlineData("00Dxx&#33")]
    [InlineData("00Dxx&")]
    [InlineData("00Dxx+a/b.c_d")]
    [InlineData("00dxx!a/b.c_d")]
    [InlineData("\\\\\\ % & ; \ud800 \uffff")]
    public void A_text_without_the_secret_is_returned_as_it_is(string text)
    {
        Assert.Same(text, SecretMask.Apply(text, Secret));
        ReadOnlyMemory<byte> body = Encoding.UTF8.GetBytes(text);
        Assert.Equal(body, SecretMask.Apply(body, Secret));
        var failure = new IOException(text);
        Assert.Same(failure, SecretMask.Apply(failure, Secret));
    }

    [Fact]
    public void A_short_secret_is_not_removed()
    {
        Assert.Equal("abc a%62c", SecretMask.Apply("abc a%62c", "abc"));
        Assert.Equal("(secret) (secret)", SecretMask.Apply("abcd a%62cd", "abcd"));
    }

    [Fact]
    public void All_occurrences_are_removed_and_the_rest_stays()
    {
        Assert.Equal("a(secret)b(secret)(secret)%2 \\n", SecretMask.Apply("a00Dxx!a/b.c_db00Dxx%21a/b.c_d\\u00300Dxx!a/b.c_d%2 \\n", Secret));
    }

    /// <summary>The effort for a text of four million characters is at most a few steps for each character of it.</summary>
    [Theory]
    [InlineData("\\")]
    [InlineData("%25")]
    [InlineData("%")]
    [InlineData("25", "%")]
    [InlineData("%5C")]
    [InlineData("\\u005c")]
    [InlineData("&")]
    [InlineData("&amp;")]
    [InlineData("amp;", "&")]
    [InlineData("0")]
    [InlineData("%30")]
    [InlineData("0\\")]
    [InlineData("\\\\\\\\%25")]
    [InlineData("00Dxx!a/b.c_")]
    [InlineData("%C3")]
    [InlineData("\\ud83d")]
    public void The_effort_grows_only_with_the_length_of_the_text(string part, string before = "")
    {
        var text = before + string.Concat(Enumerable.Repeat(part, Million / 4 / part.Length));
        foreach (var secret in new[] { Secret, "%25%25%25!", "\\\\\\\\!", "&amp;&!", "0000000!", "\u00e9\U0001F600\u00e9\u00e9" })
        {
            var escaped = new EscapedSecret(text, secret);
            Assert.Same(text, escaped.Replace(SecretMask.Replacement));
            Assert.InRange(escaped.Steps, 0, 100L * text.Length);
        }
    }

    [Fact]
    public void A_text_without_the_first_character_is_not_examined()
    {
        var escaped = new EscapedSecret(new string('x', Million), Secret);
        _ = escaped.Replace(SecretMask.Replacement);
        Assert.Equal(0, escaped.Steps);
    }

    private static void AssertFound(string secret, string written)
    {
        Assert.Equal("[(secret)]", SecretMask.Apply($"[{written}]", secret));
        Assert.Equal("[(secret)]", Encoding.UTF8.GetString(SecretMask.Apply(Encoding.UTF8.GetBytes($"[{written}]"), secret).Span));
        var failure = SecretMask.Apply(new HttpRequestException(HttpRequestError.ConnectionError, "An error occurred.", new IOException($"[{written}]")), secret);
        Assert.Equal("[(secret)]", Assert.IsType<HttpRequestException>(failure).InnerException!.Message);
    }
}
