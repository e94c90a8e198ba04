namespace TypedStreaming.Replay;

/// <summary>The arrivals from the first that is not done on, by ticket.</summary>
internal sealed class ArrivalRing
{
    private const int InitialCapacity = 16;

    // A power of two, so that a ticket's place is a mask away.
    private Arrival[] _slots = new Arrival[InitialCapacity];

    /// <summary>The oldest ticket that is kept.</summary>
    public long First { get; private set; }

    /// <summary>The next ticket to be given.</summary>
    public long End { get; private set; }

    public int Count => (int)(End - First);

    public ref Arrival this[long ticket] => ref _slots[(int)(ticket & (_slots.Length - 1))];

    public void Add(in Arrival arrival)
    {
        if (Count == _slots.Length) Grow();
        this[End++] = arrival;
    }

    public void DropFirst() => this[First++] = default;

    /// <summary>The first arrival of an id, or <see cref="Arrival.Unranked"/> if that is not kept, though copies may be.</summary>
    public long RankOf(long replayId)
    {
        for (var ticket = End - 1; ticket >= First; ticket--)
        {
            ref var arrival = ref this[ticket];
            if (arrival.Position.ReplayId == replayId && arrival.Rank >= First) return arrival.Rank;
        }

        return Arrival.Unranked;
    }

    private void Grow()
    {
        var slots = new Arrival[_slots.Length * 2];
        for (var ticket = First; ticket < End; ticket++) slots[(int)(ticket & (slots.Length - 1))] = this[ticket];
        _slots = slots;
    }
}
