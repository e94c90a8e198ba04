namespace TypedStreaming.Hosting.Tests.DeadLetters;

/// <summary>Runs letters as the test says.</summary>
internal sealed class ScriptedRunner(Func<DeadLetter, Task> run) : IDeadLetterRunner
{
    public async ValueTask RunAsync(DeadLetter letter, CancellationToken cancellationToken = default) => await run(letter);
}
