using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Soql;
using TypedStreaming.Generators.Soql.Checks;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Schema;

public sealed class StandardFieldsTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("src/Generators/Schema", "StandardFields.txt"));

    public static TheoryData<string> Objects => [.. StandardFields.Objects];

    [Fact]
    public void All_objects_of_the_documentation_are_listed() => Assert.Equal(18, Objects.Count);

    [Theory]
    [MemberData(nameof(Objects))]
    public void An_object_that_is_listed_can_be_queried_and_all_its_types_are_known(string name)
    {
        var query = $"SELECT Id FROM {name}";
        Assert.Empty(PushTopicRules.ProblemsOf(query, QueryParser.Parse(query)));
        Assert.DoesNotContain(StandardFields.Of(name), static field => field.Kind == FieldKind.Unknown);
        Assert.InRange(StandardFields.Of(name).Count(), 20, 150);
    }

    [Fact]
    public void The_file_names_its_source_and_has_one_field_a_line_in_order()
    {
        Assert.Contains(Lines, static line => line.StartsWith("# Source: ", StringComparison.Ordinal));
        var entries = Lines.Where(static line => line.Length > 0 && line[0] != '#').ToList();
        Assert.All(entries, static line => Assert.Matches(@"^(\[(\*|\w+)\]|\w+ [a-z]+)$", line));
        var sections = string.Join('\n', entries).Split('[', StringSplitOptions.RemoveEmptyEntries).Select(static text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]);
        Assert.All(sections, static section => Assert.Equal(section.Order(StringComparer.Ordinal), section));
        Assert.Equal(entries.Count(static line => line[0] != '['), StandardFields.Objects.Sum(static name => StandardFields.Of(name).Count() - StandardFields.Of("Any__c").Count()) + StandardFields.Of("Any__c").Count());
    }

    [Theory]
    [InlineData("account", "ANNUALREVENUE", nameof(FieldKind.Currency))]
    [InlineData("Case", "SystemModstamp", nameof(FieldKind.DateTime))]
    [InlineData("Invoice__c", "OwnerId", nameof(FieldKind.Id))]
    public void A_field_is_found(string name, string field, string kind) => Assert.Equal(kind, StandardFields.Find(name, field)?.Kind.ToString());

    [Theory]
    [InlineData("Account", "Subject")]
    [InlineData("Invoice__c", "Name")]
    [InlineData("*", "Subject")]
    public void Another_field_is_not(string name, string field) => Assert.Null(StandardFields.Find(name, field));

    [Fact]
    public void The_fields_of_every_object_are_no_object() => Assert.False(StandardFields.AreListed("*"));
}
