using TypedStreaming.StoreKit.Checks;

namespace TypedStreaming.StoreKit;

/// <summary>One thing that a store of replay positions must do.</summary>
public sealed class ReplayStoreCheck
{
    private readonly Func<CancellationToken, ValueTask<IReplayStore>> _open;
    private readonly Func<CheckedStore, Task> _run;

    internal ReplayStoreCheck(string name, Func<CancellationToken, ValueTask<IReplayStore>> open, Func<CheckedStore, Task> run)
    {
        Name = name;
        _open = open;
        _run = run;
    }

    /// <summary>What the store must do, in words.</summary>
    public string Name { get; }

    /// <summary>Checks it, on keys that no other run uses.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when the store has passed.</returns>
    /// <exception cref="ReplayStoreCheckException">It has not.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var store = new CheckedStore(await _open(cancellationToken).ConfigureAwait(false), _open, cancellationToken);
            await using (store.ConfigureAwait(false)) await _run(store).ConfigureAwait(false);
        }
        catch (UnmetExpectationException unmet)
        {
            throw new ReplayStoreCheckException(Name, unmet.Message, unmet.InnerException);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new ReplayStoreCheckException(Name, $"expected no failure, but the store threw {e.GetType()}: {e.Message}", e);
        }
    }

    /// <summary>The name, which test runners show.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
