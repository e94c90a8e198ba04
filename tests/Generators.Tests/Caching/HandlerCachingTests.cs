using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Tests.Caching;

/// <summary>The list of handlers changes only with the handlers.</summary>
public sealed class HandlerCachingTests
{
    private const string Event = """
        [PushTopic("/topic/Accounts")]
        public partial record AccountChange
        {
            public required string Id { get; init; }
        }
        """;

    private const string Handler = """
        using TypedStreaming.Hosting;
        [EventHandler(Consumer = "billing", Order = EventOrder.PerKey, Key = nameof(AccountChange.Id))]
        public sealed class AccountHandler : IEventHandler<AccountChange>
        {
            public System.Threading.Tasks.ValueTask HandleAsync(AccountChange value, EventHandlingContext context, System.Threading.CancellationToken cancellationToken) => default;
        }
        """;

    private const string Audit = """
        using TypedStreaming.Hosting;
        [EventHandler(Consumer = "audit")]
        public sealed class AuditHandler : IEventHandler<AccountChange>
        {
            public System.Threading.Tasks.ValueTask HandleAsync(AccountChange value, EventHandlingContext context, System.Threading.CancellationToken cancellationToken) => default;
        }
        """;

    private const string Unrelated = "public class Program { void Main() { } }";
    private static readonly string[] Files = [Event, Handler, Audit, Unrelated];

    public static TheoryData<string, string, string> Unseen => new()
    {
        { Unrelated, "void Main() { }", "int x = 1;" },
        { Unrelated, "}", "} public class Other { public Other(int x) { } }" },
        { Handler, "=> default;", "=> throw new NotSupportedException();" },
        { Handler, "public sealed class", "// a comment\npublic   sealed class" },
        { Event, "{ get; init; }\n", "{ get; init; }\n    public string? Phone { get; init; }\n" },
    };

    public static TheoryData<string, string, string> Seen => new()
    {
        { Handler, "\"billing\"", "\"billing2\"" },
        { Handler, "PerKey", "PerRecord" },
        { Handler, "nameof(AccountChange.Id)", "\"Name\"" },
        { Handler, "public sealed", "public abstract" },
        { Handler, "public sealed", "internal sealed" },
        { Event, "string Id", "int Id" },
    };

    [Theory]
    [MemberData(nameof(Unseen))]
    public void Other_edits_leave_the_steps_of_handlers_as_they_were(string file, string old, string edited)
    {
        var run = Edit(file, old, edited);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.Handlers), 2);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.HandlerList), 1);
        AssertUnchanged(run.ReasonsOf(PipelineSteps.HandlerRegistry), 1);
    }

    [Theory]
    [MemberData(nameof(Seen))]
    public void An_edit_that_the_list_shows_changes_one_handler_and_the_list(string file, string old, string edited)
    {
        var run = Edit(file, old, edited);
        var reasons = run.ReasonsOf(PipelineSteps.Handlers);
        Assert.Equal(IncrementalStepRunReason.Modified, reasons[0]);
        AssertUnchanged([reasons[1]], 1);
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(PipelineSteps.HandlerList));
        AssertUnchanged(run.ReasonsOf(PipelineSteps.HandlerRegistry), 1);
    }

    [Fact]
    public void An_event_that_can_no_longer_be_read_changes_the_list_alone()
    {
        var run = Edit(Event, "/topic/Accounts", "/u/Accounts");
        AssertUnchanged(run.ReasonsOf(PipelineSteps.Handlers), 2);
        Assert.Equal([IncrementalStepRunReason.Modified], run.ReasonsOf(PipelineSteps.HandlerList));
    }

    private static GeneratorRun Edit(string file, string old, string edited)
    {
        Assert.Contains(old, file, StringComparison.Ordinal);
        return GeneratorRun.AfterEdit(Array.IndexOf(Files, file), file.Replace(old, edited, StringComparison.Ordinal), Files);
    }

    private static void AssertUnchanged(IncrementalStepRunReason[] reasons, int count)
    {
        Assert.Equal(count, reasons.Length);
        Assert.All(reasons, r => Assert.True(r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, r.ToString()));
    }
}
