namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A handler with a number of its own, which fails at first, and that notes when it is disposed.</summary>
internal sealed class DisposedHandler(Journal journal) : IEventHandler<AccountChange>, IAsyncDisposable
{
    private readonly int _number = journal.Entries.Count(static entry => entry.StartsWith("handled", StringComparison.Ordinal)) + 1;

    public ValueTask HandleAsync(AccountChange value, EventHandlingContext context, CancellationToken cancellationToken)
    {
        journal.Add($"handled by {_number}");
        return _number == 1 ? throw new TimeoutException() : ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        journal.Add($"disposed {_number}");
        return ValueTask.CompletedTask;
    }
}
