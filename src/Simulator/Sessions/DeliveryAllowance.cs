namespace TypedStreaming.Simulator.Sessions;

/// <summary>Counts delivered events against the daily allocation. This object is used under <see cref="OrgState.Gate"/>.</summary>
internal sealed class DeliveryAllowance(int? perDay, TimeProvider time)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private DateTimeOffset _dayEnds = time.GetUtcNow() + Day;
    private int _today;

    public long Total { get; private set; }

    public bool IsUsedUp => Left <= 0;

    public int Left
    {
        get
        {
            if (time.GetUtcNow() >= _dayEnds) (_today, _dayEnds) = (0, time.GetUtcNow() + Day);
            return perDay is { } most ? most - _today : int.MaxValue;
        }
    }

    public void Use(int deliveries)
    {
        Total += deliveries;
        _today += deliveries;
    }
}
