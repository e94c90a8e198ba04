namespace TypedStreaming.Tests.Events;

public sealed class CompoundNameTests
{
    [Fact]
    public void A_name_prints_its_text_or_those_parts_that_have_a_value()
    {
        Assert.Equal("Acme", new CompoundName { Text = "Acme" }.ToString());
        var name = new CompoundName { LastName = "Lovelace", FirstName = "Ada", Salutation = Field<string>.Null, InformalName = "A" };
        Assert.Equal("Ada Lovelace", name.ToString());
        Assert.Equal("", new CompoundName().ToString());
    }
}
