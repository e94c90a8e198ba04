namespace TypedStreaming.Package.Tests.Packages;

/// <summary>
/// A result that is made once, for the first test that asks. If that fails, one test has the full error and the others refer to it.
/// </summary>
internal sealed class SharedStep<T>(string name, Func<Task<T>> make)
{
    private readonly Lazy<Task<T>> _step = new(make);
    private int _told;

    public async Task<T> GetAsync()
    {
        var step = _step.Value;
        await ((Task)step).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!step.IsCompletedSuccessfully && Interlocked.Exchange(ref _told, 1) == 1)
            throw new InvalidOperationException($"{name} failed; another test shows how.");
        return await step;
    }
}
