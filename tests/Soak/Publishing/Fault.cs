namespace TypedStreaming.Soak.Publishing;

/// <summary>A kind of fault.</summary>
/// <param name="Name">The name in the result.</param>
/// <param name="CauseAsync">Causes the fault for a time. The task ends when the fault has ended.</param>
internal sealed record Fault(string Name, Func<TimeSpan, Task> CauseAsync)
{
    /// <summary>A fault that occurs once, now or at the next matching request.</summary>
    public Fault(string name, Action cause)
        : this(name, _ => Once(cause))
    {
    }

    private static Task Once(Action cause)
    {
        cause();
        return Task.CompletedTask;
    }
}
