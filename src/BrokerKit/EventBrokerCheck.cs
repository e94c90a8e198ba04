using TypedStreaming.BrokerKit.Checks;
using TypedStreaming.Relay;

namespace TypedStreaming.BrokerKit;

/// <summary>A check of one requirement that every message broker must meet.</summary>
public sealed class EventBrokerCheck
{
    private readonly Func<CancellationToken, ValueTask<IEventBroker>> _open;
    private readonly Func<CheckedBroker, Task> _run;
    private readonly TimeSpan _timeLimit;

    internal EventBrokerCheck(string name, Func<CancellationToken, ValueTask<IEventBroker>> open, TimeSpan timeLimit, Func<CheckedBroker, Task> run) =>
        (Name, _open, _timeLimit, _run) = (name, open, timeLimit, run);

    /// <summary>The description of the requirement.</summary>
    public string Name { get; }

    /// <summary>Runs the check, with streams and groups that no other run uses.</summary>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>A task that completes when the broker has passed the check.</returns>
    /// <exception cref="EventBrokerCheckException">The broker has failed the check.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var broker = new CheckedBroker(_open, _timeLimit, cancellationToken);
            await using (broker.ConfigureAwait(false)) await _run(broker).ConfigureAwait(false);
        }
        catch (UnmetExpectationException unmet)
        {
            throw new EventBrokerCheckException(Name, unmet.Message, unmet.InnerException);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new EventBrokerCheckException(Name, $"expected no failure, but the broker threw {e.GetType()}: {e.Message}", e);
        }
    }

    /// <summary>Returns the description of the requirement, which test runners show.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
