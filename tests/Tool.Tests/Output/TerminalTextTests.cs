using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Tests.Output;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("\u001b]0;title\u0007", @"\x1b]0;title\x07")]
    [InlineData("a\r\nb\tc", @"a\r\nb\tc")]
    [InlineData("\u009b31m\u007f", @"\x9b31m\x7f")]
    [InlineData("\u202eevil\u2066\u200f\u061c", @"\u202eevil\u2066\u200f\u061c")]
    [InlineData("\u2028\u2029\ufeff\u200b", @"\u2028\u2029\ufeff\u200b")]
    [InlineData("\U000e0041", @"\U000e0041")]
    public void Dangerous_characters_are_shown_escaped(string text, string expected) => Assert.Equal(expected, TerminalText.Of(text));

    [Fact]
    public void A_lone_surrogate_is_shown_escaped() => Assert.Equal(@"a\ud83d!", TerminalText.Of("a\ud83d!"));

    [Theory]
    [InlineData("[red]not markup[/]")]
    [InlineData("Zürich, 東京, 🚀, عربي")]
    public void Other_text_is_the_same(string text) => Assert.Same(text, TerminalText.Of(text));
}
