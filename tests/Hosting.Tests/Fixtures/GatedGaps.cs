namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>Writes gaps into the journal, and handles them until the gate opens, whatever its token says.</summary>
internal sealed class GatedGaps(Journal journal, Task gate) : IGapHandler
{
    public async ValueTask HandleAsync(Gap gap, GapHandlingContext context, CancellationToken cancellationToken)
    {
        journal.Add($"gap {context.Epoch}");
        await gate;
    }
}
