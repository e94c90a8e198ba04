namespace TypedStreaming.Relay.Tests.Fixtures;

/// <summary>Writes gaps into the journal, with their partition and their records, and runs a script of the test first.</summary>
internal sealed class PartitionGaps(Journal journal, Func<Gap, GapHandlingContext, CancellationToken, Task>? script = null) : IGapHandler
{
    public async ValueTask HandleAsync(Gap gap, GapHandlingContext context, CancellationToken cancellationToken)
    {
        if (script is not null) await script(gap, context, cancellationToken);
        journal.Add($"gap {gap.Cause} in {context.Partition?.Number} [{string.Join(' ', gap.RecordIds)}]");
    }
}
