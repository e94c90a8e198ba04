namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A dead-letter handler that does what the test says.</summary>
internal sealed class ScriptedLetters(Action<DeadLetter> handle) : IDeadLetterHandler
{
    public ValueTask HandleAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        handle(letter);
        return ValueTask.CompletedTask;
    }
}
