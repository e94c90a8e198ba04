namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>Writes gaps into the journal.</summary>
internal sealed class JournalGaps(Journal journal) : IGapHandler
{
    public ValueTask HandleAsync(Gap gap, GapHandlingContext context, CancellationToken cancellationToken)
    {
        journal.Add($"gap {gap.Cause} {context.EventType.Name} {context.Attempt}");
        return ValueTask.CompletedTask;
    }
}
