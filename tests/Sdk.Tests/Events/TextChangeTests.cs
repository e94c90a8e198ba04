using System.Security.Cryptography;
using System.Text;

namespace TypedStreaming.Tests.Events;

public sealed class TextChangeTests
{
    private const string Old = "one\r\ntwo\r\nthree\r\nfour";

    [Fact]
    public void A_whole_text_needs_no_old_one()
    {
        TextChange change = "new";
        Assert.Equal((false, "new", null, null), (change.IsDifference, change.Text, change.Difference, change.Sha256));
        Assert.Equal(("new", "new"), (change.Apply("whatever"), change.ToString()));
        Assert.Equal(TextChange.FromText("new"), change);
    }

    [Theory]
    [InlineData("@@ -2,1 +2,1 @@\n-two\n+2", "one\r\n2\r\nthree\r\nfour")]
    [InlineData("@@ -2,1 +2,1 @@\r\n-two\r\n+2\r\n", "one\r\n2\r\nthree\r\nfour")]
    [InlineData("@@ -1,1 +1,1 @@\n-one\n+1\n@@ -4,1 +4,1 @@\n-four\n+4", "1\r\ntwo\r\nthree\r\n4")]
    [InlineData("@@ -2,2 +2,1 @@\n-two\n-three\n+23", "one\r\n23\r\nfour")]
    [InlineData("@@ -4 +4,2 @@\n-four\n+4\n+5", "one\r\ntwo\r\nthree\r\n4\r\n5")]
    [InlineData("@@ -4,1 +4,0 @@\n-four", "one\r\ntwo\r\nthree")]
    [InlineData("@@ -1,4 +1,4 @@\n one\n-two\n+2\n three\n four", "one\r\n2\r\nthree\r\nfour")]
    [InlineData("@@ -2,0 +3,1 @@\n+2.5", "one\r\ntwo\r\n2.5\r\nthree\r\nfour")]
    [InlineData("@@ -3,0 +3,1 @@\n+2.5", "one\r\ntwo\r\n2.5\r\nthree\r\nfour")]
    [InlineData("@@ -4,0 +5,1 @@\n+5", "one\r\ntwo\r\nthree\r\nfour\r\n5")]
    public void A_difference_is_applied_and_checked(string difference, string expected)
    {
        var change = TextChange.FromDifference($"--- \n+++ {Hash(expected)}\n{difference}");
        Assert.Equal((true, Hash(expected)), (change.IsDifference, change.Sha256));
        Assert.Equal(expected, change.Apply(Old));
        var refusal = Assert.Throws<ArgumentException>(() => TextChange.FromDifference($"--- \n+++ {Hash("other")}\n{difference}").Apply(Old));
        Assert.Contains("the result does not have the hash that was sent", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one\ntwo")]
    [InlineData("one\rtwo")]
    [InlineData("one\r\ntwo")]
    public void Line_breaks_that_were_changed_on_the_way_are_found_by_the_hash(string copy)
    {
        foreach (var end in (string[])["\n", "\r", "\r\n"])
            Assert.Equal($"one{end}2", TextChange.FromDifference($"--- \n+++ {Hash($"one{end}2")}\n@@ -2,1 +2,1 @@\n-two\n+2").Apply(copy));
    }

    [Fact]
    public void Mixed_line_breaks_stay_as_they_are() =>
        Assert.Equal("a\nb\r\nC\rd", TextChange.FromDifference($"--- \n+++ {Hash("a\nb\r\nC\rd")}\n@@ -3,1 +3,1 @@\n-c\n+C").Apply("a\nb\r\nc\rd"));

    [Fact]
    public void Without_a_hash_the_lines_alone_are_checked()
    {
        var change = TextChange.FromDifference("@@ -2,1 +2,1 @@\n-two\n+2");
        Assert.Null(change.Sha256);
        Assert.Equal("one\r\n2\r\nthree\r\nfour", change.Apply(Old));
    }

    [Theory]
    [InlineData("one\r\nTWO\r\nthree\r\nfour")]
    [InlineData("one")]
    [InlineData("")]
    public void Another_text_is_refused(string other)
    {
        var refusal = Assert.Throws<ArgumentException>(() => TextChange.FromDifference("@@ -2,1 +2,1 @@\n-two\n+2").Apply(other));
        Assert.Equal("oldText", refusal.ParamName);
        Assert.Contains("it removes lines that the text does not contain", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--- \n+++ 00")]
    [InlineData("@@")]
    [InlineData("@@ -a,1 +1,1 @@\n-one\n+1")]
    [InlineData("@@ -99999999999,1 +1,1 @@\n-one\n+1")]
    [InlineData("@@ -1,2147483647 +1,1 @@\n-one\n+1")]
    [InlineData("@@ -1,1 +1,1 @@\n-one")]
    [InlineData("@@ -1,1 +1,1 @@\n*one\n+1")]
    [InlineData("@@ -1,1 +1,1 @@\n-one\n+1\ntrailing")]
    public void What_is_no_difference_is_refused(string difference)
    {
        var change = TextChange.FromDifference(difference);
        Assert.Null(change.Sha256);
        Assert.Throws<FormatException>(() => change.Apply(Old));
    }

    [Fact]
    public void A_difference_cut_or_changed_anywhere_gives_the_text_or_one_of_two_exceptions()
    {
        var whole = $"--- \n+++ {Hash("1\r\ntwo\r\nthree\r\n4")}\n@@ -1,1 +1,1 @@\n-one\n+1\n@@ -4,1 +4,1 @@\n-four\n+4";
        for (var length = 0; length < whole.Length; length++) Assert.False(Applies(whole[..length]));
        for (var i = 0; i < whole.Length; i++)
            foreach (var symbol in "\n\r-+@9 x\uD800") Applies(whole[..i] + symbol + whole[(i + 1)..]);
        Assert.True(Applies(whole));
    }

    private static bool Applies(string difference)
    {
        try
        {
            return TextChange.FromDifference(difference).Apply(Old).Length > 0 && TextChange.FromDifference(difference).Sha256 is not null;
        }
        catch (Exception refusal) when (refusal is ArgumentException or FormatException)
        {
            return false;
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
