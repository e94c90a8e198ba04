using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Schema;

public sealed class SourceReaderTests
{
    [Theory]
    [InlineData("Text", nameof(FieldKind.Text))]
    [InlineData("Checkbox", nameof(FieldKind.Boolean))]
    [InlineData("Number", nameof(FieldKind.Number))]
    [InlineData("Currency", nameof(FieldKind.Currency))]
    [InlineData("Date", nameof(FieldKind.Date))]
    [InlineData("DateTime", nameof(FieldKind.DateTime))]
    [InlineData("Time", nameof(FieldKind.Time))]
    [InlineData("Lookup", nameof(FieldKind.Id))]
    [InlineData("LongTextArea", nameof(FieldKind.LongText))]
    [InlineData("MultiselectPicklist", nameof(FieldKind.MultiPicklist))]
    [InlineData("Location", nameof(FieldKind.Location))]
    [InlineData("Summary", nameof(FieldKind.Unknown))]
    [InlineData("Something new", nameof(FieldKind.Unknown))]
    public void A_field_has_the_kind_of_its_type(string type, string kind)
    {
        var file = Read(MetadataText.Field("Account", "Some__c", $"<type>{type}</type>"));
        Assert.Null(file.Problem);
        Assert.Equal("Account", file.Object);
        Assert.Equal(("Some__c", kind), (file.Fields[0].Name, file.Fields[0].Kind.ToString()));
    }

    [Fact]
    public void All_that_matters_of_a_field_is_read()
    {
        var field = Read(MetadataText.Field(
            "Order__c",
            "Total__c",
            "\n  <label>The &amp; total</label>\n <inlineHelpText>All of it.</inlineHelpText> <required>true</required> <type>Currency</type> <scale>2</scale>")).Fields[0];
        Assert.Equal(new SchemaField("Total__c", FieldKind.Currency) { IsRequired = true, HasFraction = true, Label = "The & total", Description = "All of it." }, field);
    }

    [Fact]
    public void The_values_of_a_picklist_are_read_with_those_that_are_not_used_any_more()
    {
        var field = Read(MetadataText.Field(
            "Account",
            "Tier__c",
            "<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><value><fullName>Gold</fullName><label>The best</label></value>"
            + "<value><fullName>Tin</fullName><isActive>false</isActive></value><value><label>nameless</label></value></valueSetDefinition></valueSet>")).Fields[0];
        Assert.True(field.IsRestricted);
        Assert.Equal([new PicklistValue("Gold", "The best", true), new PicklistValue("Tin", null, false)], field.Values);
    }

    [Fact]
    public void A_global_value_set_is_not_known()
    {
        var field = Read(MetadataText.Field("Account", "Tier__c", "<type>Picklist</type><valueSet><restricted>true</restricted><valueSetName>Tiers</valueSetName></valueSet>")).Fields[0];
        Assert.False(field.IsRestricted);
        Assert.Empty(field.Values);
    }

    [Fact]
    public void A_standard_field_has_no_type_and_its_files_name()
    {
        var file = Read("C:\\app\\objects\\Account\\fields\\Industry.field-meta.xml", "<CustomField><trackHistory>true</trackHistory></CustomField>");
        Assert.Equal("Account", file.Object);
        Assert.Equal(new SchemaField("Industry", FieldKind.Unknown), file.Fields[0]);
    }

    [Fact]
    public void An_object_has_a_label_and_may_contain_its_fields()
    {
        var file = Read(MetadataText.Object("Low_Ink__e", "<label>Low ink</label><description>Buy some.</description><fields><fullName>Level__c</fullName><type>Number</type></fields>"));
        Assert.Equal(("Low_Ink__e", "Low ink", "Buy some."), (file.Object, file.Label, file.Description));
        Assert.Equal(new SchemaField("Level__c", FieldKind.Number), Assert.Single(file.Fields));
        Assert.Null(file.Skipped);
    }

    [Fact]
    public void Fields_of_an_object_without_a_name_are_one_problem_and_the_others_are_used()
    {
        var file = Read(MetadataText.Object("A__c", "\n<fields><type>Text</type></fields>\n<fields><fullName>B__c</fullName></fields><fields/>"));
        Assert.Equal("B__c", Assert.Single(file.Fields).Name);
        Assert.Null(file.Problem);
        Assert.Equal(new SchemaProblem("2 fields have no <fullName>", 1), file.Skipped);
    }

    [Theory]
    [InlineData("/org/Objects/Account/Fields/A__c.Field-Meta.xml")]
    [InlineData("C:\\Org\\OBJECTS\\Account\\FIELDS\\A__c.FIELD-META.XML")]
    public void Folders_may_have_another_letter_case(string path)
    {
        var file = Read(path, "<CustomField><type>Date</type></CustomField>");
        Assert.Equal(("Account", "A__c", FieldKind.Date), (file.Object, file.Fields[0].Name, file.Fields[0].Kind));
    }

    [Fact]
    public void The_default_of_a_checkbox_and_empty_values_of_a_picklist_do_not_matter()
    {
        Assert.Equal(new SchemaField("B__c", FieldKind.Boolean), Read(MetadataText.Field("A", "B__c", "<type>Checkbox</type><defaultValue>maybe</defaultValue>")).Fields[0]);
        Assert.Equal(new PicklistValue("x", "x", true), Assert.Single(Read(MetadataText.Field("A", "B__c", MetadataText.Picklist("x", "", " "))).Fields[0].Values));
    }

    [Fact]
    public void Equal_content_is_an_equal_value()
    {
        var (one, other) = (Read(MetadataText.Field("A", "B__c", MetadataText.Picklist("x", "y"))), Read(MetadataText.Field("A", "B__c", "  " + MetadataText.Picklist("x", "y"))));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, Read(MetadataText.Field("A", "B__c", MetadataText.Picklist("x", "z"))));
    }

    private static SchemaFile Read(string path, string text) => Read(new MetadataText(path, text));

    private static SchemaFile Read(MetadataText text) => SchemaTexts.Shared.Read(text);
}
