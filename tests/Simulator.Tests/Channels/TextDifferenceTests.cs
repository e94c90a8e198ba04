namespace TypedStreaming.Simulator.Tests.Channels;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("a\nold\nc", "a\nnew\nc", "@@ -2,1 +2,1 @@\n-old\n+new")]
    [InlineData("a\nb", "a\nx\nb", "@@ -1,0 +2,1 @@\n+x")]
    [InlineData("a\nx\nb", "a\nb", "@@ -2,1 +1,0 @@\n-x")]
    [InlineData("a\na", "a\na\na", "@@ -2,0 +3,1 @@\n+a")]
    [InlineData("a\r\nb\r", "a\r\nc\r", "@@ -2,1 +2,1 @@\n-b\r\n+c\r")]
    [InlineData("", "new", "@@ -1,1 +1,1 @@\n-\n+new")]
    public void One_hunk_holds_all_lines_that_differ(string before, string after, string hunk) =>
        Assert.EndsWith($"\n{hunk}", TextDifference.Between(before, after).Diff, StringComparison.Ordinal);

    [Fact]
    public void The_hash_is_of_the_new_text() =>
        Assert.StartsWith(
            "--- \n+++ ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n@@",
            TextDifference.Between("x", "abc").Diff,
            StringComparison.Ordinal);
}
