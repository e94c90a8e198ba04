using TypedStreaming.Failover.Disturbances;
using TypedStreaming.Failover.Ledgers;

namespace TypedStreaming.Failover;

/// <summary>
/// Events are published in stages, with a disturbance in each. The workers start after the readers, so that the first events have no group that reads them.
/// </summary>
internal sealed class FailoverTest(FailoverOptions options, Cast cast, Director director, ChangePublisher publisher, Ledger ledger, LedgerServer entries)
{
    /// <summary>The number of workers that run at the same time.</summary>
    public const int Workers = 3;

    private const int Readers = 2;

    /// <summary>The time without any progress after which what is missing is lost. It is longer than every takeover, and than every pause between two attempts, also on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public int Kills { get; private set; }

    /// <exception cref="InvalidOperationException">A process ended by itself, or failed at its end.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var acquired = cast.NextAcquisitionAsync();
        for (var i = 0; i < Readers; i++) cast.StartReader();
        await acquired.WaitAsync(cancellationToken);
        await publisher.PublishUpToAsync(Math.Min(200, options.Stage), cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken); // Without groups, nothing can show that the events have come.
        for (var i = 0; i < Workers; i++) cast.StartWorker();
        while (Kills < options.Kills) await DisturbAsync(cancellationToken);
        await publisher.PublishUpToAsync(options.Events, cancellationToken);
        await FinishAsync(cancellationToken);
        await cast.EndAsync(cancellationToken);
    }

    /// <summary>Publishes a stage, and causes a disturbance in the middle of it.</summary>
    private async Task DisturbAsync(CancellationToken cancellationToken)
    {
        var publishing = publisher.PublishUpToAsync(options.Stage * (Kills + 1), cancellationToken);
        await ReachAsync(ledger.Processed + (options.Stage / 3), publishing, cancellationToken);
        var disturbance = DisturbancePlan.Of(options.First - 1 + Kills++, options.Manner);
        Console.WriteLine($"{Kills}: {disturbance}; handled {ledger.Processed} of {ledger.Published}, duplicates {ledger.Duplicates}, out of order {ledger.OutOfOrder}");
        await director.CauseAsync(disturbance, cancellationToken);
        await publishing;
        Check();
    }

    private async Task ReachAsync(int count, Task publishing, CancellationToken cancellationToken)
    {
        while (ledger.Processed < count && !(publishing.IsCompleted && ledger.Processed == ledger.Published))
        {
            if (!await HasProgressAsync(cancellationToken)) return;
        }
    }

    /// <summary>Waits until everything is handled, or nothing more comes.</summary>
    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        while (ledger.Processed < ledger.Published)
        {
            if (!await HasProgressAsync(cancellationToken)) return;
        }
    }

    private async Task<bool> HasProgressAsync(CancellationToken cancellationToken)
    {
        Check();
        try
        {
            await ledger.ChangeAsync().WaitAsync(Patience, TimeProvider.System, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Check()
    {
        cast.ThrowIfEnded();
        if (entries.Failure is { } failure) throw new InvalidOperationException(failure.Message, failure);
    }
}
