using TypedStreaming.Provisioning;

namespace TypedStreaming.Tests.Provisioning;

/// <summary>Which differences between two queries count.</summary>
public sealed class QueryFormTests
{
    [Theory]
    [InlineData("SELECT Id FROM A", "SELECT Id FROM A")]
    [InlineData("SELECT Id, Name FROM A", "  SELECT Id,Name\r\n\tFROM  A ")]
    [InlineData("SELECT Id FROM A WHERE B IN ('x','y') AND C>=1", "SELECT Id FROM A WHERE B IN ( 'x', 'y' ) AND C >= 1")]
    [InlineData("SELECT Id FROM A WHERE B != 'a  b'", "SELECT Id FROM A WHERE B!='a  b'")]
    [InlineData(null, null)]
    public void White_space_outside_of_literals_makes_no_difference(string? one, string? other)
    {
        Assert.True(QueryForm.AreEqual(one, other));
        Assert.True(QueryForm.AreEqual(other, one));
    }

    [Theory]
    [InlineData("SELECT Id FROM A WHERE B = 'a  b'", "SELECT Id FROM A WHERE B = 'a b'")]
    [InlineData("SELECT Id FROM A WHERE B = 'a\\'  b'", "SELECT Id FROM A WHERE B = 'a\\' b'")]
    [InlineData("SELECT Id FROM A WHERE B = ' a'", "SELECT Id FROM A WHERE B = 'a'")]
    [InlineData("SELECT Id FROM A WHERE B = 'A'", "SELECT Id FROM A WHERE B = 'a'")]
    [InlineData("SELECT Id FROM A", "SELECT IdFROM A")]
    [InlineData("SELECT Id, Name FROM A", "SELECT Name, Id FROM A")]
    [InlineData("SELECT Id FROM A WHERE B = 'open", "SELECT Id FROM A WHERE B = 'open'")]
    [InlineData("SELECT Id FROM A WHERE B = '\\", "SELECT Id FROM A WHERE B = '")]
    [InlineData("SELECT Id FROM A", null)]
    public void Everything_else_does(string? one, string? other)
    {
        Assert.False(QueryForm.AreEqual(one, other));
        Assert.False(QueryForm.AreEqual(other, one));
    }
}
