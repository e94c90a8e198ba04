namespace TypedStreaming.Relay.Tests.Fixtures;

/// <summary>A runner of dead letters that no letter may reach.</summary>
internal sealed class RefusingRunner : IDeadLetterRunner
{
    public ValueTask RunAsync(DeadLetter letter, CancellationToken cancellationToken = default) => throw new InvalidOperationException($"{letter} was run.");
}
