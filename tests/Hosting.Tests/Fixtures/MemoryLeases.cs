using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>Leases in memory that several hosts share. A test can take a lease away from its holder, and let calls fail.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The host that has acquired the lease disposes it.")]
internal sealed class MemoryLeases : ILeases
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _freed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private MemoryLease? _holder;
    private long _epoch = 1000;

    /// <summary>The actions on the leases, in order.</summary>
    public Journal Journal { get; } = new();

    /// <summary>The exceptions of the next calls.</summary>
    public ConcurrentQueue<Exception> Failures { get; } = new();

    /// <summary>Is called before a lease is released.</summary>
    public Action Releasing { get; set; } = static () => { };

    public MemoryLease Holder
    {
        get
        {
            lock (_gate) return _holder ?? throw new InvalidOperationException("Nobody holds the lease.");
        }
    }

    public async Task<IHeldLease> AcquireAsync(string name, CancellationToken cancellationToken)
    {
        Journal.Add($"asked for {name}");
        if (Failures.TryDequeue(out var failure)) throw failure;
        while (true)
        {
            Task freed;
            lock (_gate)
            {
                if (_holder is null) return _holder = new MemoryLease(this, name, ++_epoch);
                freed = _freed.Task;
            }

            await freed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Takes the lease away from its holder, who learns of it.</summary>
    public void Lose()
    {
        var holder = Holder;
        LoseSilently();
        holder.Report();
    }

    /// <summary>Takes the lease away from its holder, who learns of it only if it asks: the timers of a process that was stopped are late.</summary>
    public void LoseSilently()
    {
        Holder.IsHeld = false;
        Free();
    }

    public void Release(MemoryLease lease)
    {
        Releasing();
        var wasHeld = lease.IsHeld;
        lease.IsHeld = false;
        Journal.Add(string.Create(CultureInfo.InvariantCulture, $"{(wasHeld ? "released" : "disposed")} {lease.Epoch}"));
        if (wasHeld) Free();
    }

    private void Free()
    {
        TaskCompletionSource freed;
        lock (_gate)
        {
            _holder = null;
            (freed, _freed) = (_freed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        freed.SetResult();
    }
}
