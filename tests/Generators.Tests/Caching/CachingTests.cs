using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Tests.Caching;

public sealed class CachingTests
{
    private const string Account = """
        [PushTopic("/topic/Accounts")]
        public partial record AccountChange : Base
        {
            public required string Id { get; init; }
            public Tier? Tier { get; init; }
        }
        """;

    private const string Notice = """
        [GenericEvent("/u/Notices")]
        public partial record Notice(string Text, Tier? Tier = null);

        [GenericEvent("/u/Alarms")]
        public partial record Alarm(string Text);
        """;

    private const string Shared = "public record Base { public string? Name { get; init; } }";
    private const string Enum = "public enum Tier { Silver, Gold }";
    private const string Unrelated = "public class Program { void Main() { } }";

    private const string Contact = """
        [ChangeEvent("/data/ContactChangeEvent")]
        public partial record ContactChange(ChangeEventHeader Header, Field<Address> MailingAddress, Field<Line[]> Lines);
        """;

    private const string Compound = "public record Address(Field<string> City, Field<Place> Place); public record Place(Field<double> Latitude);";
    private const string Element = "public record Line(string Product);";
    private static readonly string[] Files = [Account, Notice, Shared, Enum, Unrelated, Contact, Compound, Element];

    [Fact]
    public void An_edit_of_an_unrelated_file_leaves_every_step_as_it_was() =>
        AssertAllUnchanged(Edit(Unrelated, Unrelated.Replace("void Main() { }", "int x = 1;", StringComparison.Ordinal)));

    [Fact]
    public void White_space_and_comments_in_an_event_leave_every_step_as_it_was() =>
        AssertAllUnchanged(Edit(Account, "// a comment\n\n" + Account.Replace("{ get; init; }", "{ get; /* here */ init; }", StringComparison.Ordinal)));

    [Fact]
    public void A_new_method_in_an_event_leaves_every_step_as_it_was() =>
        AssertAllUnchanged(Edit(Account, Account[..^1] + "public int Length() => Id.Length; }"));

    [Fact]
    public void A_new_member_changes_its_own_event_alone()
    {
        var run = Edit(Account, Account[..^1] + "public string? Phone { get; init; } }");
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(PipelineSteps.PushTopics));
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(PipelineSteps.PushTopicFiles));
        AssertUnchanged(run.ReasonsOf(PipelineSteps.GenericEvents), 2);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.GenericEventFiles), 2);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.List), 1);
        Assert.Single(run.FileReasons(), IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void An_edit_of_one_of_two_events_in_a_file_changes_that_one_alone()
    {
        var run = Edit(Notice, Notice.Replace("/u/Alarms", "/u/Sirens", StringComparison.Ordinal));
        Assert.Equal(
            [IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Modified], run.ReasonsOf(PipelineSteps.GenericEvents));
        AssertUnchanged(run.ReasonsOf(PipelineSteps.PushTopics), 1);
    }

    [Fact]
    public void An_edit_of_a_base_in_another_file_changes_the_event()
    {
        var run = Edit(Shared, Shared.Replace("Name", "Label", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(PipelineSteps.PushTopics));
        AssertUnchanged(run.ReasonsOf(PipelineSteps.GenericEvents), 2);
    }

    [Fact]
    public void An_edit_of_an_enum_in_another_file_changes_the_events_that_have_it()
    {
        var run = Edit(Enum, Enum.Replace("Gold", "Gold, Platinum", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(PipelineSteps.PushTopics));
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], run.ReasonsOf(PipelineSteps.GenericEvents));
    }

    [Fact]
    public void An_event_in_a_new_file_is_new_and_leaves_the_others_as_they_were()
    {
        var run = Edit(Unrelated, "[PushTopic(\"/topic/New\")] public partial record Added(EventMetadata? Metadata);");
        Assert.Equal([IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.New], run.ReasonsOf(PipelineSteps.PushTopics));
        AssertUnchanged(run.ReasonsOf(PipelineSteps.GenericEventFiles), 2);
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(PipelineSteps.List));
    }

    [Fact]
    public void An_event_that_is_gone_changes_the_list_alone()
    {
        var run = Edit(Notice, Notice[..Notice.IndexOf("[GenericEvent(\"/u/Alarms\")]", StringComparison.Ordinal)]);
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(PipelineSteps.List));
        AssertUnchanged(run.ReasonsOf(PipelineSteps.PushTopicFiles), 1);
        Assert.Single(run.FileReasons(), IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void A_type_of_the_lists_name_changes_the_lists_file_alone()
    {
        var run = GeneratorRun.AfterEdit(
            Array.IndexOf(Files, Unrelated), a => $"namespace {a} {{ class {a}Events; }}", Files);
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(PipelineSteps.Registry));
        AssertUnchanged(run.ReasonsOf(PipelineSteps.List), 1);
        Assert.Single(run.FileReasons(), IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void An_edit_of_an_elements_type_in_another_file_changes_the_event_alone()
    {
        var run = Edit(Element, Element.Replace("Product", "Article", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(PipelineSteps.ChangeEvents));
        AssertUnchanged(run.ReasonsOf(PipelineSteps.PushTopics), 1);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.List), 1);
        Assert.Single(run.FileReasons(), IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void An_edit_of_a_compound_fields_type_in_another_file_changes_the_event()
    {
        var run = Edit(Compound, Compound.Replace("Latitude", "Longitude", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(PipelineSteps.ChangeEvents));
        AssertUnchanged(run.ReasonsOf(PipelineSteps.PushTopics), 1);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.GenericEvents), 2);
    }

    [Fact]
    public void A_query_and_its_edit_change_its_own_event_alone()
    {
        const string Channel = "/topic/Accounts\"";
        var queried = Account.Replace(Channel, Channel + ", Query = \"SELECT Id FROM Account\"", StringComparison.Ordinal);
        AssertTopicChanged(Edit(Account, queried));
        AssertTopicChanged(GeneratorRun.AfterEdit(0, queried.Replace("SELECT Id", "SELECT Id, Tier LIMIT 5", StringComparison.Ordinal), [queried, .. Files[1..]]));
    }

    private static void AssertTopicChanged(GeneratorRun run)
    {
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(PipelineSteps.PushTopics));
        AssertUnchanged(run.ReasonsOf(PipelineSteps.GenericEvents), 2);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.List), 1);
        Assert.Single(run.FileReasons(), IncrementalStepRunReason.Modified);
    }

    private static GeneratorRun Edit(string file, string edited) => GeneratorRun.AfterEdit(Array.IndexOf(Files, file), edited, Files);

    private static void AssertAllUnchanged(GeneratorRun run)
    {
        AssertUnchanged(run.ReasonsOf(PipelineSteps.PushTopics), 1);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.PushTopicFiles), 1);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.GenericEvents), 2);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.GenericEventFiles), 2);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.ChangeEvents), 1);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.ChangeEventFiles), 1);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.List), 1);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.Registry), 1);
        AssertUnchanged(run.FileReasons(), 6); // The last one is the list of handlers, of which there are none.
    }

    private static void AssertUnchanged(IncrementalStepRunReason[] reasons, int count)
    {
        Assert.Equal(count, reasons.Length);
        Assert.All(reasons, r => Assert.True(r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, r.ToString()));
    }
}
