using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Caching;

/// <summary>Each file of the org is read once until it changes, by the generator and the analyzers together. Counted, not timed.</summary>
public sealed class SchemaCachingTests
{
    private const int Objects = 2_000;
    private const int FieldsOfEach = 20;

    private const string Account = "[ChangeEvent(\"/data/AccountChangeEvent\")] public partial record AccountChange;";
    private const string LowInk = "[PlatformEvent(\"/event/Low_Ink__e\")] public partial record LowInk;";
    private const string Unrelated = "public class Program { void Main() { } }";

    private static readonly string[] Files = [Account, LowInk, Unrelated];

    private static readonly MetadataText[] Org =
    [
        MetadataText.Field("Account", "Tier__c", "<type>Text</type>"),
        MetadataText.Field("Account", "Score__c", "<type>Number</type>"),
        MetadataText.Object("Low_Ink__e"),
        MetadataText.Field("Low_Ink__e", "Level__c", "<type>Number</type>"),
        new MetadataText("/org/Broken.describe.json", "{"),
    ];

    [Fact]
    public async Task Generator_and_analyzers_read_each_file_once()
    {
        var run = new SchemaRun(Org, Files);
        Assert.Equal("TSE0043", await run.AnalyzeAsync());
        Assert.Equal("Broken Level__c Low_Ink__e Score__c Tier__c", run.TakeRead());
        Assert.Equal("TSE0043", await run.AnalyzeAsync());
        Assert.Equal("", run.TakeRead());
    }

    [Fact]
    public async Task An_edit_of_code_reads_nothing()
    {
        var run = await StartedAsync();
        run.EditCode(2, Unrelated.Replace("{ }", "{ int x = 1; }", StringComparison.Ordinal));
        await run.AnalyzeAsync();
        Assert.Equal("", run.TakeRead());
        AssertUnchanged(run, PipelineSteps.SchemaFiles, PipelineSteps.Schema, PipelineSteps.MembersOf(Model.EventKindModel.ChangeEvent), PipelineSteps.MembersOf(Model.EventKindModel.PlatformEvent));
        Assert.Equal(0, run.EmittedAgain());
    }

    [Fact]
    public async Task An_edit_of_an_event_reads_nothing_and_emits_the_event_alone()
    {
        var run = await StartedAsync();
        run.EditCode(1, LowInk.Replace(";", " { public string? Level() => null; }", StringComparison.Ordinal));
        await run.AnalyzeAsync();
        Assert.Equal("", run.TakeRead());
        AssertUnchanged(run, PipelineSteps.SchemaFiles, PipelineSteps.Schema, PipelineSteps.MembersOf(Model.EventKindModel.ChangeEvent));
        Assert.Equal(1, run.EmittedAgain());
    }

    [Fact]
    public async Task An_edit_of_a_field_reads_this_file_and_emits_its_event_alone()
    {
        var run = await StartedAsync();
        run.EditFile(MetadataText.Field("Account", "Tier__c", "<type>Date</type>"));
        await run.AnalyzeAsync();
        Assert.Equal("Tier__c", run.TakeRead());
        AssertUnchanged(run, PipelineSteps.ChangeEvents, PipelineSteps.MembersOf(Model.EventKindModel.PlatformEvent));
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(PipelineSteps.MembersOf(Model.EventKindModel.ChangeEvent)));
        Assert.Equal(1, run.EmittedAgain());
    }

    [Fact]
    public async Task An_edit_without_meaning_goes_no_further_than_its_file()
    {
        var run = await StartedAsync();
        run.EditFile(MetadataText.Field("Account", "Tier__c", "\n  <type>Text</type><trackHistory>true</trackHistory>"));
        await run.AnalyzeAsync();
        Assert.Equal("Tier__c", run.TakeRead());
        AssertUnchanged(run, PipelineSteps.SchemaFiles, PipelineSteps.Schema);
        Assert.Equal(0, run.EmittedAgain());
    }

    [Fact]
    public async Task A_new_file_is_read_alone()
    {
        var run = await StartedAsync();
        run.AddFile(MetadataText.Field("Account", "Since__c", "<type>Date</type>", "sales"));
        await run.AnalyzeAsync();
        Assert.Equal("Since__c", run.TakeRead());
        Assert.Equal(1, run.EmittedAgain());
    }

    [Fact]
    public async Task A_large_org_stays_incremental()
    {
        var run = new SchemaRun(LargeOrg(), Files);
        await run.AnalyzeAsync();
        Assert.Equal(Objects * (1 + FieldsOfEach), run.ReadCount);
        run.TakeRead();

        run.EditCode(2, Unrelated + " ");
        await run.AnalyzeAsync();
        Assert.Equal("", run.TakeRead());

        run.EditFile(MetadataText.Field("Thing7__c", "Field3__c", "<type>Date</type>"));
        await run.AnalyzeAsync();
        Assert.Equal("Field3__c", run.TakeRead());
    }

    private static IEnumerable<MetadataText> LargeOrg() => Enumerable.Range(0, Objects).SelectMany(static i => Enumerable.Range(0, FieldsOfEach)
        .Select(field => MetadataText.Field($"Thing{i}__c", $"Field{field}__c", "<type>Text</type>"))
        .Prepend(MetadataText.Object($"Thing{i}__c")));

    private static async Task<SchemaRun> StartedAsync()
    {
        var run = new SchemaRun(Org, Files);
        await run.AnalyzeAsync();
        run.TakeRead();
        return run;
    }

    private static void AssertUnchanged(SchemaRun run, params string[] steps)
    {
        foreach (var step in steps)
        {
            Assert.NotEmpty(run.ReasonsOf(step));
            Assert.All(run.ReasonsOf(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
        }
    }
}
