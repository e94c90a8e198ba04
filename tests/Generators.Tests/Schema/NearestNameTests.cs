using TypedStreaming.Generators.Schema;

namespace TypedStreaming.Generators.Tests.Schema;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("Teir__c", "Tier__c")]
    [InlineData("Printer__c", "Printer_Model__c")]
    [InlineData("Ab__c", "AB__c")]
    [InlineData("Ab__c", "Abc__c")]
    [InlineData("Abc__c", "Ab__c")]
    [InlineData("Abc__c", "Abd__c")]
    [InlineData("Id", "ID")]
    [InlineData("a__c", "A__c")]
    public void A_similar_name_is_found(string name, string other) => Assert.Equal(other, NearestName.Of(name, ["Nothing_Like_It__c", other]));

    [Theory]
    [InlineData("Indutry", "Industry")]
    [InlineData("Nmae", "Name")]
    [InlineData("industry", "Industry")]
    [InlineData("id", "Id")]
    [InlineData("AnualRevenu", "AnnualRevenue")]
    [InlineData("Industry__c", "Industry")]
    public void A_misspelt_name_is_found(string name, string other) => Assert.Equal(other, NearestName.OfMisspelt(name, ["Nothing", other]));

    [Theory]
    [InlineData("Level", "ChannelProgramLevelName")]
    [InlineData("Fox", "Fax")]
    [InlineData("Statos1", "Status")]
    [InlineData("AnualRevnu", "AnnualRevenue")]
    public void A_name_with_more_differences_is_not_misspelt(string name, string other) => Assert.Null(NearestName.OfMisspelt(name, [other]));

    [Theory]
    [InlineData("A__c", "B__c")]
    [InlineData("Abc__c", "acb__c")]
    [InlineData("Ab__c", "Ba__c")]
    [InlineData("Abc__c", "abD__c")]
    [InlineData("Id", "IdX__c")]
    [InlineData("Ab__c", "Cabinet__c")]
    public void A_short_name_is_similar_only_to_a_name_with_one_other_character(string name, string other) => Assert.Null(NearestName.Of(name, [other]));
}
