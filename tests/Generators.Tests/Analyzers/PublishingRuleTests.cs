using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Tests.Analyzers;

/// <summary>Calls that publish events which programs cannot publish do not compile. The rule says why.</summary>
public sealed class PublishingRuleTests
{
    [Theory]
    [InlineData("Contact", "Salesforce itself publishes change events")]
    [InlineData("Change", "Salesforce itself sends the events of a PushTopic")]
    [InlineData("Notice", "generic events are pushed through their StreamingChannel")]
    [InlineData("Plain", "the type is not a platform event; mark it with [PlatformEvent], and make it partial")]
    public async Task The_compiler_refuses_the_call_and_the_rule_says_why(string type, string reason)
    {
        foreach (var (call, place) in new[] { ($"client.PublishAsync<{type}>([])", type), ($"client.PublishAsync(new {type}[0])", "PublishAsync"), ($"other?.PublishAsync(new System.Collections.Generic.List<{type}>())", "PublishAsync") })
        {
            var run = await AnalyzerRun.OfProgramAsync(ProgramOf(call));
            var found = Assert.Single(run.Found);
            Assert.Equal(("TSE0056", place), (found.Id, found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length)));
            Assert.StartsWith($"Events of '{type}' cannot be published: {reason}", found.GetMessage(), StringComparison.Ordinal);
            Assert.Empty(run.DeclarationErrors);
            Assert.Contains(run.Compilation.Problems(), p => p.Severity == DiagnosticSeverity.Error && p.Id.StartsWith("CS03", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("client.PublishAsync(new LowInk[0])")]
    [InlineData("client.PublishAsync<LowInk>([])")]
    [InlineData("Other.PublishAsync<Plain>()")]
    [InlineData("client.Events<Contact>()")]
    public async Task Other_calls_are_not_its_business(string expression)
    {
        var run = await AnalyzerRun.OfProgramAsync(ProgramOf(expression));
        Assert.Empty(run.Found);
        Assert.Empty(run.Compilation.Problems());
    }

    [Fact]
    public async Task An_invalid_platform_event_has_its_own_rule_only()
    {
        var run = await AnalyzerRun.OfProgramAsync(ProgramOf("client.PublishAsync(new Wrong[0])") + "[PlatformEvent(\"/event/A__e\")] public partial record Wrong([property: System.Text.Json.Serialization.JsonPropertyName(\"A__c\")] object? A);");
        Assert.Equal("TSE0009", Assert.Single(run.Found).Id);
        Assert.Empty(run.Compilation.Problems());
    }

    private static string ProgramOf(string expression) =>
        $$"""
        using TypedStreaming;
        class Program(StreamingClient client, IEventClient? other) { object? Run() => {{expression}}; object? Other2 => other; object? Client2 => client; }
        public record Plain(string Id);
        static class Other { public static object? PublishAsync<T>() => null; }
        [PushTopic("/topic/A")] public partial record Change(string Id);
        [GenericEvent("/u/A", Payload = PayloadFormat.Text)] public partial record Notice(string Text);
        [PlatformEvent("/event/Low_Ink__e")] public partial record LowInk([property: System.Text.Json.Serialization.JsonPropertyName("Printer__c")] string? Printer);
        [ChangeEvent("/data/ContactChangeEvent")] public partial record Contact(Field<string> Phone);

        """;
}
