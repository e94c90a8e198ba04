using TypedStreaming.StoreKit.Checks;

namespace TypedStreaming.StoreKit;

/// <summary>A check of one requirement that every store of replay positions must meet.</summary>
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

    /// <summary>The description of the requirement.</summary>
    public string Name { get; }

    /// <summary>Runs the check, with keys that no other run uses.</summary>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>A task that completes when the store has passed the check.</returns>
    /// <exception cref="ReplayStoreCheckException">The store has failed the check.</exception>
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

    /// <summary>Returns the description of the requirement, which test runners show.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
