namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>Fails at every gap.</summary>
internal sealed class FailingGaps(Journal journal) : IGapHandler
{
    public ValueTask HandleAsync(Gap gap, GapHandlingContext context, CancellationToken cancellationToken)
    {
        journal.Add($"gap {context.Attempt}");
        throw new TimeoutException("the records cannot be read");
    }
}
