namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>Writes the beginning and the end of each attempt into the journal.</summary>
internal abstract class JournalBehavior(Journal journal, string name) : IEventBehavior
{
    public async ValueTask InvokeAsync(EventHandlingContext context, Func<CancellationToken, ValueTask> proceed, CancellationToken cancellationToken)
    {
        journal.Add($"{name} in {context.Attempt}");
        await proceed(cancellationToken);
        journal.Add($"{name} out");
    }

    internal sealed class Outer(Journal journal) : JournalBehavior(journal, "outer");

    internal sealed class Inner(Journal journal) : JournalBehavior(journal, "inner");
}
