using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.DeadLetters;

/// <summary>Reprocesses the dead letters (events that could not be handled) in a file, and keeps the dead letters that fail again.</summary>
internal sealed class DeadLetterReprocessor(IDeadLetterRunner runner, IReadOnlyList<string> lines)
{
    private readonly List<string> _failed = [];
    private int _next;

    public int Succeeded { get; private set; }

    /// <summary>The lines of the dead letters that failed again, and of the dead letters that have not been reprocessed yet.</summary>
    public IReadOnlyList<string> Remaining => [.. _failed, .. lines.Skip(_next)];

    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (; _next < lines.Count; _next++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await RunAsync(lines[_next], cancellationToken).ConfigureAwait(false) is { } left) _failed.Add(left);
            else Succeeded++;
        }
    }

    /// <returns>Null if the event is handled; otherwise, the line that stays in the file.</returns>
    private async ValueTask<string?> RunAsync(string line, CancellationToken cancellationToken)
    {
        if (LetterLine.TryRead(line) is not { } letter) return line;
        try
        {
            await runner.RunAsync(letter, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return LetterLine.Write(Again(letter, e));
        }
    }

    private static DeadLetter Again(DeadLetter letter, Exception failure) => new()
    {
        ClientName = letter.ClientName,
        OrganizationId = letter.OrganizationId,
        EventType = letter.EventType,
        Consumer = letter.Consumer,
        Metadata = letter.Metadata,
        Body = letter.Body,
        Partition = letter.Partition,
        Attempts = letter.Attempts + 1,
        FailedAt = letter.FailedAt, // The age counts from the first failure.
        Cause = FailureText.WithMessages(failure),
    };
}
