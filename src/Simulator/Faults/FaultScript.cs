namespace TypedStreaming.Simulator.Faults;

/// <summary>The faults that a test has requested and that have not been applied to an HTTP request yet. The oldest fault comes first.</summary>
internal sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _pending = [];

    public void Add(RequestKind kind, Fault fault, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        lock (_gate) _pending.Add(new Entry(kind, fault, times));
    }

    public void Clear()
    {
        lock (_gate) _pending.Clear();
    }

    public TFault? Take<TFault>(RequestKind kind)
        where TFault : Fault
    {
        lock (_gate)
        {
            var index = _pending.FindIndex(entry => entry.IsFor<TFault>(kind));
            return index < 0 ? null : UseAt<TFault>(index);
        }
    }

    /// <summary>
    /// Returns all faults of one type that match an HTTP request, and counts one use of each. Used for types whose faults can occur together.
    /// </summary>
    public IReadOnlyList<TFault> TakeAll<TFault>(RequestKind kind)
        where TFault : Fault
    {
        lock (_gate)
        {
            var taken = new List<TFault>();
            for (var index = _pending.Count - 1; index >= 0; index--)
            {
                if (_pending[index].IsFor<TFault>(kind)) taken.Insert(0, UseAt<TFault>(index));
            }

            return taken;
        }
    }

    private TFault UseAt<TFault>(int index)
        where TFault : Fault
    {
        var entry = _pending[index];
        if (entry.TimesLeft == 1) _pending.RemoveAt(index);
        else _pending[index] = entry with { TimesLeft = entry.TimesLeft - 1 };
        return (TFault)entry.Fault;
    }

    private readonly record struct Entry(RequestKind Kind, Fault Fault, int TimesLeft)
    {
        // A refusal is a Bayeux reply. So a refusal of any request waits until a Bayeux request comes.
        public bool IsFor<TFault>(RequestKind kind) =>
            Fault is TFault
            && (Kind == kind || (Kind == RequestKind.Any && (Fault is not RefusalFault || kind.IsBayeux())));
    }
}
