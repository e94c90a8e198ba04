using TypedStreaming.Failover.Ledgers;
using TypedStreaming.Simulator;

namespace TypedStreaming.Failover;

/// <summary>Publishes changes of random accounts, of which some concern two or three.</summary>
internal sealed class ChangePublisher(SimulatedOrg org, Ledger ledger, FailoverOptions options)
{
    private const double SeveralRecords = 0.05;
    private const int Batch = 10;

    /// <summary>The time between two batches, so that disturbances fall into running work.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly Random _random = new(options.Seed);
    private int _number;

    public async Task PublishUpToAsync(int number, CancellationToken cancellationToken)
    {
        while (_number < number)
        {
            for (var i = 0; i < Batch && _number < number; i++) await PublishAsync(++_number, cancellationToken);
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    private async Task PublishAsync(int number, CancellationToken cancellationToken)
    {
        var records = Records();
        ledger.Publish(number, records);
        await org.PublishChangeEventAsync(new ChangeEventDraft("Account", "UPDATE", records) { Fields = new { Description = $"{number}" } }, cancellationToken);
    }

    private string[] Records()
    {
        var count = _random.NextDouble() < SeveralRecords ? _random.Next(2, 4) : 1;
        return [.. Enumerable.Range(0, count).Select(_ => Accounts.IdOf(_random.Next(options.Records))).Distinct(StringComparer.Ordinal)];
    }
}
