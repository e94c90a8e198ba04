using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Isolation;

/// <summary>A consumer that does nothing with its events, and measures how late they come.</summary>
internal sealed class Neighbour
{
    private readonly Subscription<AccountUpdate> _subscription;
    private readonly TaskCompletionSource _receives = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int? _last;

    private Neighbour(Subscription<AccountUpdate> subscription) => _subscription = subscription;

    public Delays Delays { get; } = new();

    /// <summary>The number of events that were missing, came twice, or came in another order.</summary>
    public int Wrong { get; private set; }

    /// <summary>A task that completes at the first event of the consumer. From then on, the consumer has a position.</summary>
    public Task Receives => _receives.Task;

    public static async Task<Neighbour> SubscribeAsync(StreamingClient client, string channel, CancellationToken cancellationToken)
    {
        var options = new EventsOptions { Channel = channel, Name = "neighbour", From = ReplayFrom.Latest };
        return new Neighbour(await client.SubscribeAsync<AccountUpdate>(options, cancellationToken));
    }

    /// <summary>Takes events until the client stops.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var subscription = _subscription;
        await foreach (var account in subscription.WithCancellation(cancellationToken))
        {
            Delays.Add(BacklogOrg.AgeOf(account.LastModifiedDate!));
            if (_last is { } last && account.NumberOfEmployees != last + 1) Wrong++;
            _last = account.NumberOfEmployees;
            _receives.TrySetResult();
        }
    }
}
