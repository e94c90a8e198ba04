using TypedStreaming.Simulator.PubSub.Errors;

namespace TypedStreaming.Simulator.PubSub.Faults;

/// <summary>
/// The faults that a test has requested for the next calls. In each call, at most one fault of each type occurs: the one that was requested first.
/// Thread-safe.
/// </summary>
internal sealed class CallScript(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<CallFault> _pending = [];

    public void Add(CallFault fault, int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        lock (_gate) _pending.AddRange(Enumerable.Repeat(fault, times));
    }

    public void Clear()
    {
        lock (_gate) _pending.Clear();
    }

    public Drip? TakeDrip(PubSubRpc rpc) => Take(fault => fault.IsFor(rpc) && fault.Drip is not null)?.Drip;

    /// <exception cref="PubSubException">An error is scripted.</exception>
    public async Task ApplyAsync(PubSubRpc rpc, PubSubCall call, CancellationToken cancellationToken)
    {
        if (Take(fault => fault.IsFor(rpc) && fault.Delay is not null) is { } slow)
        {
            var delay = Task.Delay(slow.Delay!.Value, time, cancellationToken);
            call.Delay(isDelayed: true);
            await delay.ConfigureAwait(false);
            call.Delay(isDelayed: false);
        }

        if (Take(fault => fault.IsFor(rpc) && fault.Error is not null) is { } failed) throw new PubSubException(failed.Error!);
    }

    private CallFault? Take(Predicate<CallFault> match)
    {
        lock (_gate)
        {
            var index = _pending.FindIndex(match);
            if (index < 0) return null;
            var fault = _pending[index];
            _pending.RemoveAt(index);
            return fault;
        }
    }
}
