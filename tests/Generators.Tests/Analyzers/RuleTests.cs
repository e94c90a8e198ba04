using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Tests.Analyzers;

public sealed class RuleTests
{
    /// <summary>A user of the type in a base list, where the compiler checks the contract before any analyzer runs.</summary>
    private const string Handler = """

        internal abstract class Base<T> where T : IStreamingEvent<T>;
        internal sealed class Handler : Base<Bad>;
        """;

    [Fact]
    public async Task Without_the_contract_the_compiler_would_stop_before_the_analyzers()
    {
        var run = await AnalyzerRun.OfAsync("public partial record Bad;" + Handler);
        Assert.NotEmpty(run.DeclarationErrors);
    }

    [Fact]
    public async Task Every_mistake_in_a_type_is_reported_at_once()
    {
        var run = await AnalyzerRun.OfAsync(
            """
            [PushTopic("/u/Things")]
            public partial record Bad(object A, [property: JsonPropertyName("A")] string B, string C)
            {
                [JsonPropertyName("C")] public Version? D { get; init; }
            }
            """);
        Assert.Equal("TSE0002 TSE0009 TSE0013 TSE0013 TSE0009", string.Join(' ', run.Found.Select(d => d.Id)));
    }

    [Fact]
    public async Task A_mistake_in_a_base_shows_at_the_event_that_inherits_it()
    {
        var run = await AnalyzerRun.OfAsync("[PushTopic(\"/topic/A\")] public partial record Bad : Shared;", "public record Shared { public object? What { get; init; } }");
        var found = Assert.Single(run.Found);
        Assert.Equal(("TSE0009", "Source0.cs"), (found.Id, found.Location.SourceTree?.FilePath));
    }

    [Fact]
    public async Task A_rule_can_be_suppressed_in_the_source()
    {
        var run = await AnalyzerRun.OfAsync("#pragma warning disable TSE0004 // this org's own\n[PushTopic(\"/topic/My-Things\")] public partial record Odd(EventMetadata? Metadata);");
        Assert.Empty(run.Found);
    }
}
