namespace TypedStreaming.Hosting.Tests.Dispatch;

/// <summary>The usual way to keep order: a key's hash chooses one of N lanes. It is the control of the tests, because it couples unrelated keys.</summary>
internal sealed class HashedLanes(int lanes)
{
    private readonly Task[] _tails = [.. Enumerable.Repeat(Task.CompletedTask, lanes)];

    public void Add(int key, Func<Task> work)
    {
        var lane = key % lanes;
        _tails[lane] = RunAsync(_tails[lane], work);
    }

    private static async Task RunAsync(Task before, Func<Task> work)
    {
        await before;
        await work();
    }
}
