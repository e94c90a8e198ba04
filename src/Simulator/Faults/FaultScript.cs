namespace TypedStreaming.Simulator.Faults;

/// <summary>The faults still to come, in the order they were scripted.</summary>
internal sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<(RequestKind Kind, Fault Fault)> _pending = [];

    public void Add(RequestKind kind, Fault fault, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        lock (_gate) _pending.AddRange(Enumerable.Repeat((kind, fault), times));
    }

    public TFault? Take<TFault>(RequestKind kind)
        where TFault : Fault
    {
        lock (_gate)
        {
            var index = _pending.FindIndex(entry => entry.Fault is TFault && Matches(entry, kind));
            if (index < 0) return null;
            var fault = (TFault)_pending[index].Fault;
            _pending.RemoveAt(index);
            return fault;
        }
    }

    // A refusal is a Bayeux reply, so a refusal of any request still waits for a Bayeux one.
    private static bool Matches((RequestKind Kind, Fault Fault) entry, RequestKind kind) =>
        entry.Kind == kind
        || (entry.Kind == RequestKind.Any && !(entry.Fault is RefusalFault && IsNotBayeux(kind)));

    private static bool IsNotBayeux(RequestKind kind) =>
        kind is RequestKind.Any or RequestKind.Login or RequestKind.Versions or RequestKind.Publish;
}
