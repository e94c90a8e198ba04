namespace TypedStreaming.Session;

/// <summary>
/// The running asynchronous operations of a session, so that the end of the session can wait for all of them. Used by the session's loop only.
/// </summary>
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
