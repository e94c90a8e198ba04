using System.Collections.Concurrent;

namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>Keeps dead letters in memory, and writes them into the journal.</summary>
internal sealed class JournalLetters(Journal journal) : IDeadLetterHandler
{
    private readonly ConcurrentQueue<DeadLetter> _letters = new();

    public IReadOnlyList<DeadLetter> Letters => [.. _letters];

    public Exception? Failure { get; set; }

    public ValueTask HandleAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        if (Failure is not null) throw Failure;
        _letters.Enqueue(letter);
        journal.Add("letter");
        return ValueTask.CompletedTask;
    }
}
