using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Tests.Analyzers;

public sealed class RuleTests
{
    /// <summary>A user of the type in a base list, where the compiler checks the contract before any analyzer runs.</summary>
    private const string Handler = """

        internal abstract class Base<T> where T : IStreamingEvent<T>;
        internal sealed class Handler : Base<Bad>;
        """;

    public static TheoryData<string, string, string> Hosted => WrongPrograms.Hosted;

    public static TheoryData<string, string, string> Unhosted => WrongPrograms.Unhosted;

    [Theory]
    [MemberData(nameof(Hosted))]
    [MemberData(nameof(Unhosted))]
    public async Task A_rule_fires_where_the_mistake_is(string id, string program, string text)
    {
        var source = new MarkedSource(program);
        var run = await AnalyzerRun.OfAsync(source.Text);
        var found = Assert.Single(run.Found);
        Assert.Equal((id, source.Span), (found.Id, found.Location.SourceSpan));
        Assert.Contains(text, found.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(run.Compilation.Reported);
        Assert.DoesNotContain(run.Compilation.Output.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [MemberData(nameof(Hosted))]
    public async Task The_compilers_own_errors_do_not_hide_a_rule(string id, string program, string text)
    {
        var run = await AnalyzerRun.OfAsync(new MarkedSource(program).Text + Handler);
        Assert.Empty(run.DeclarationErrors);
        Assert.Contains(run.Found, d => d.Id == id && d.GetMessage().Contains(text, StringComparison.Ordinal));
    }

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
        Assert.Equal("TSE0002 TSE0009 TSE0009", string.Join(' ', run.Found.Select(d => d.Id)));
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
        var run = await AnalyzerRun.OfAsync("#pragma warning disable TSE0004 // this org's own\n[PushTopic(\"/topic/My-Things\")] public partial record Odd;");
        Assert.Empty(run.Found);
    }
}
