namespace TypedStreaming.Session;

/// <summary>The asynchronous work of a session, so that its end can wait for all of it. Used by the session's loop only.</summary>
internal sealed class RunningTasks
{
    private readonly List<Task> _tasks = [];

    public void Add(Task task)
    {
        _tasks.RemoveAll(static other => other.IsCompleted);
        _tasks.Add(task);
    }

    public Task WhenAllAsync() => Task.WhenAll(_tasks);
}
