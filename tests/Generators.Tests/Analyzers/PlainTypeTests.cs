using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Tests.Analyzers;

/// <summary>Calls with a type that is not an event type do not compile. The rule says what is missing.</summary>
public sealed class PlainTypeTests
{
    public static TheoryData<string, string> Types => new()
    {
        { "Plain", "'Plain' is not an event type: mark it with [PushTopic], [PlatformEvent], [ChangeEvent] or [GenericEvent], and make it partial" },
        { "Value", "'Value' is not an event type: mark it with" },
        { "Version", "'Version' is not an event type: the type is declared in another assembly; declare your own type with [PushTopic]" },
        { "IPlain", "'IPlain' is not an event type: use a class, record or struct" },
        { "DayOfWeek", "'DayOfWeek' is not an event type: use a class, record or struct" },
        { "int[]", "'int[]' is not an event type: use a class, record or struct" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public async Task The_type_is_marked_and_the_message_says_what_to_add(string type, string message)
    {
        foreach (var call in new[] { "Events", "Deliveries", "SubscribeAsync" })
        {
            var run = await AnalyzerRun.OfProgramAsync(ProgramOf($"client.{call}<{type}>()"));
            var found = Assert.Single(run.Found);
            Assert.Equal(("TSE0034", type), (found.Id, found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length)));
            Assert.StartsWith(message, found.GetMessage(), StringComparison.Ordinal);
            Assert.Contains(run.Compilation.Problems(), p => p.Severity == DiagnosticSeverity.Error && p.Id.StartsWith("CS03", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("client.Events<Change>()")]
    [InlineData("client.SubscribeAsync<Change>()")]
    [InlineData("client.Events<NotPartial>()", "TSE0006")]
    [InlineData("client.Events<Missing>()")]
    [InlineData("Other.Events<Plain>()")]
    [InlineData("client.Events(\"/topic/A\")")]
    public async Task Other_types_and_calls_are_not_its_business(string expression, params string[] others)
    {
        var run = await AnalyzerRun.OfProgramAsync(ProgramOf(expression, others.Length > 0 ? "[PushTopic(\"/topic/B\")] public record NotPartial;" : ""));
        Assert.Equal(others, run.Found.Select(static found => found.Id));
    }

    [Fact]
    public async Task A_type_parameter_is_left_to_the_compiler()
    {
        var run = await AnalyzerRun.OfProgramAsync(
            "using TypedStreaming; class C { object Fine<T>(StreamingClient c) where T : IStreamingEvent<T> => c.Events<T>(); object Wrong<T>(StreamingClient c) => c.Events<T>(); }");
        Assert.Empty(run.Found);
    }

    private static string ProgramOf(string expression, string more = "") =>
        $$"""
        using TypedStreaming;
        class Program(StreamingClient client) { object? Run() => {{expression}}; }
        public record Plain(string Id);
        public struct Value;
        public interface IPlain;
        static class Other { public static object? Events<T>() => null; }
        [PushTopic("/topic/A")] public partial record Change(string Id);
        {{more}}
        """;
}
