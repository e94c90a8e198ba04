using TypedStreaming.Soak.Journals;

namespace TypedStreaming.Soak.Publishing;

/// <summary>Publishes orders a few at a time, up to the number that it received last.</summary>
internal sealed class OrderPublisher(IOrderTopic topic, Journal journal, int pace, Disturbances? disturbances)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private int _allowed;
    private int _last;

    public void PublishUpTo(int number) => Volatile.Write(ref _allowed, number);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var until = Math.Min(_last + pace, Volatile.Read(ref _allowed));
            if (_last < until && disturbances is not null) await disturbances.StrikeAsync();
            while (_last < until) await PublishAsync(++_last, cancellationToken);
            await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PublishAsync(int number, CancellationToken cancellationToken)
    {
        await topic.PublishAsync(number, cancellationToken);
        journal.Append(number);
    }
}
