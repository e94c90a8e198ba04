using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Schema;

public sealed class MergeTests
{
    [Fact]
    public void The_fields_of_an_object_come_from_all_package_directories()
    {
        var schema = Merge(MetadataText.Field("Account", "B__c", "<type>Date</type>", "sales"), MetadataText.Field("account", "A__c", "<type>Text</type>"), MetadataText.Object("Account", "<label>Customer</label>"));
        var account = schema.Find("ACCOUNT")!;
        Assert.Equal("A__c:Text B__c:Date", string.Join(' ', account.Fields.Select(f => $"{f.Name}:{f.Kind}")));
        Assert.Empty(schema.Conflicts);
    }

    [Fact]
    public void Only_a_describe_result_has_all_fields()
    {
        Assert.False(Merge(MetadataText.Object("Account"), MetadataText.Field("Account", "A__c", "")).Find("Account")!.IsWhole);
        var schema = Merge(MetadataText.Describe("Account", "{\"name\":\"Id\"}"));
        Assert.True(schema.Find("Account")!.IsWhole);
        Assert.False(schema.HasSource);
    }

    [Fact]
    public void Definitions_that_agree_are_merged()
    {
        var schema = Merge(
            MetadataText.Field("Account", "A__c", "<type>Number</type><label>A</label>"),
            MetadataText.Field("Account", "A__c", "<description>more</description>", "sales"),
            MetadataText.Describe("Account", "{\"name\":\"a__C\",\"type\":\"int\",\"label\":\"B\",\"nillable\":true}"));
        Assert.Empty(schema.Conflicts);
        var field = Assert.Single(schema.Find("Account")!.Fields);
        Assert.False(field.IsDisputed);
        Assert.Equal("more", field.Description);
    }

    [Theory]
    [InlineData("Checkbox", "boolean")]
    [InlineData("MasterDetail", "reference")]
    public void A_field_that_always_has_a_value_does_not_say_that_it_is_required(string type, string described) =>
        Assert.Empty(Merge(MetadataText.Field("A", "B__c", $"<type>{type}</type>"), MetadataText.Describe("A", $"{{\"name\":\"B__c\",\"type\":\"{described}\",\"nillable\":false}}")).Conflicts);

    [Theory]
    [InlineData("<type>Text</type>", "<type>Number</type>", "the field is a number in this file, and text in the other file")]
    [InlineData("<type>Text</type>", "<type>Text</type><required>true</required>", "the field is required in this file, and not required in the other file")]
    [InlineData("Gold Silver", "Silver Tin", "the picklist of the field has different values in the two files")]
    public void Definitions_that_contradict_each_other_leave_only_the_name(string first, string second, string difference)
    {
        var (one, other) = (MetadataText.Field("Account", "A__c", ContentOf(first), "a"), MetadataText.Field("Account", "A__c", ContentOf(second), "b"));
        foreach (var schema in (OrgSchema[])[Merge(one, other), Merge(other, one)])
        {
            Assert.Equal(new FieldConflict("Account", "A__c", other.Path, one.Path, difference), Assert.Single(schema.Conflicts));
            var field = schema.Find("Account")!.Find("A__c")!;
            Assert.True(field.IsDisputed);
            Assert.Equal(FieldKind.Unknown, field.Kind);
        }
    }

    [Fact]
    public void A_third_definition_is_no_second_contradiction() => Assert.Single(Merge(
        MetadataText.Field("Account", "A__c", "<type>Text</type>", "a"),
        MetadataText.Field("Account", "A__c", "<type>Date</type>", "b"),
        MetadataText.Field("Account", "A__c", "<type>Time</type>", "c")).Conflicts);

    [Fact]
    public void The_parts_of_a_geolocation_are_fields()
    {
        var account = Merge(MetadataText.Field("Account", "Place__c", "<type>Location</type>"), MetadataText.Field("Account", "Name__c", "<type>Text</type>")).Find("Account")!;
        Assert.Equal(FieldKind.Number, account.Find("Place__Latitude__s")?.Kind);
        Assert.Null(account.Find("Name__Latitude__s"));
        Assert.Null(account.Find("Place__Altitude__s"));
        Assert.Null(account.Find("Place__City__s"));
    }

    [Fact]
    public void The_parts_of_an_address_are_fields()
    {
        var account = Merge(MetadataText.Field("Account", "Home__c", "<type>Address</type>"), MetadataText.Field("Account", "ns__Home__c", "<type>Address</type>")).Find("Account")!;
        string[] parts = ["Street", "City", "PostalCode", "StateCode", "CountryCode", "Latitude", "Longitude", "GeocodeAccuracy"];
        Assert.All(parts, part => Assert.NotNull(account.Find($"Home__{part}__s")));
        Assert.Equal(FieldKind.Text, account.Find("ns__Home__City__s")?.Kind);
        Assert.Null(account.Find("Home__Country__s"));
        Assert.Null(account.Find("Work__City__s"));
        Assert.Null(account.Find("__s"));
    }

    [Fact]
    public void A_file_that_cannot_be_used_does_not_disturb_the_others()
    {
        var schema = Merge(new MetadataText("/org/a.object-meta.xml", "broken"), MetadataText.Object("Account"));
        Assert.Equal(["Account"], schema.Names);
    }

    private static OrgSchema Merge(params MetadataText[] files) => OrgSchema.Merge(files.Select(SchemaTexts.Shared.Read));

    private static string ContentOf(string text) => text[0] == '<' ? text : MetadataText.Picklist(text.Split(' '));
}
