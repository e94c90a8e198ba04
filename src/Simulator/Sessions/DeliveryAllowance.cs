using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.Sessions;

/// <summary>Counts delivered events toward the org's daily limit. Used while <see cref="OrgState.Gate"/> is held.</summary>
internal sealed class DeliveryAllowance(int? perDay, TimeProvider time)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly int[] _today = new int[Enum.GetValues<DeliveryKind>().Length];
    private DateTimeOffset _dayEnds = time.GetUtcNow() + Day;

    public long Total { get; private set; }

    public bool IsUsedUp => Left <= 0;

    public int Left
    {
        get
        {
            EndDay();
            return perDay is { } most ? most - _today.Sum() : int.MaxValue;
        }
    }

    public int TodayOf(DeliveryKind kind)
    {
        EndDay();
        return _today[(int)kind];
    }

    public void Use(IReadOnlyCollection<QueuedEvent> deliveries)
    {
        Total += deliveries.Count;
        foreach (var delivery in deliveries) _today[(int)KindOf(delivery.SubscribedChannel)]++;
    }

    /// <summary>Counts the platform events and change events that the second transport has delivered.</summary>
    public void UseOfEventBus(int deliveries)
    {
        Total += deliveries;
        _today[(int)DeliveryKind.EventBus] += deliveries;
    }

    private void EndDay()
    {
        if (time.GetUtcNow() < _dayEnds) return;
        Array.Clear(_today);
        _dayEnds = time.GetUtcNow() + Day;
    }

    private static DeliveryKind KindOf(string channel)
    {
        if (ChannelNameGrammar.IsOfEventBus(channel)) return DeliveryKind.EventBus;
        if (channel.StartsWith(ChannelNameGrammar.PushTopicPrefix, StringComparison.Ordinal)) return DeliveryKind.PushTopic;
        return channel.StartsWith(ChannelNameGrammar.GenericPrefix, StringComparison.Ordinal) ? DeliveryKind.Generic : DeliveryKind.Other;
    }
}
