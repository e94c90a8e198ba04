using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>The groups whose queues were declared on a connection.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle has nothing to release.")]
internal sealed class DeclaredGroups
{
    private readonly HashSet<(StreamTopology Stream, string Group)> _declared = [];
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Declares the queues of a partition's group, unless they were already declared on the connection.</summary>
    public async Task DeclareAsync(GroupPartition partition, Func<CancellationToken, Task> declare, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_declared.Contains((partition.Stream, partition.Group))) return;
            await declare(cancellationToken).ConfigureAwait(false);
            _declared.Add((partition.Stream, partition.Group));
        }
        finally
        {
            _gate.Release();
        }
    }
}
