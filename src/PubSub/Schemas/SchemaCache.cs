using Grpc.Core;
using TypedStreaming.PubSub.Avro;
using TypedStreaming.PubSub.Protocol;

namespace TypedStreaming.PubSub.Schemas;

/// <summary>
/// The plans for decoding, by the id of the schema with which an event was written. A schema id never changes its meaning, so plans do not expire; the
/// least recently used one is removed when there are too many. Concurrent requests for one id share one call.
/// </summary>
/// <param name="capacity">The number of plans that are kept.</param>
internal sealed class SchemaCache(int capacity = SchemaCache.UsualCapacity)
{
    /// <summary>The usual number of plans, which is far more than the event types and versions of most orgs.</summary>
    public const int UsualCapacity = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _order = [];

    /// <summary>Returns the plan of a schema if it is known.</summary>
    public PayloadTranscoder? Find(string schemaId)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(schemaId, out var node) || node.Value.Plan is not { } plan) return null;
            _order.Remove(node);
            _order.AddFirst(node);
            return plan;
        }
    }

    /// <summary>Gets the plan of a schema, from the server if it is not known. A failure is not kept.</summary>
    /// <param name="schemaId">The id of the schema.</param>
    /// <param name="call">Gets the schema from the server.</param>
    /// <param name="cancellationToken">Ends this wait only.</param>
    /// <exception cref="RpcException">The server did not return the schema.</exception>
    /// <exception cref="EventSchemaException">The schema cannot be used.</exception>
    public Task<PayloadTranscoder> GetAsync(string schemaId, Func<SchemaRequest, Task<SchemaInfo>> call, CancellationToken cancellationToken)
    {
        Task<PayloadTranscoder> loading;
        lock (_gate)
        {
            if (_entries.TryGetValue(schemaId, out var node) && !node.Value.Loading.IsFaulted && !node.Value.Loading.IsCanceled)
            {
                loading = node.Value.Loading;
            }
            else
            {
                if (node is not null) RemoveUnderLock(node);
                var entry = new Entry(schemaId);
                loading = entry.Loading = LoadAsync(entry, call);
                _entries.Add(schemaId, _order.AddFirst(entry));
                if (_order.Count > capacity) RemoveUnderLock(_order.Last!);
            }
        }

        return loading.WaitAsync(cancellationToken);
    }

    private async Task<PayloadTranscoder> LoadAsync(Entry entry, Func<SchemaRequest, Task<SchemaInfo>> call)
    {
        await Task.Yield(); // The caller holds the lock.
        var schema = await call(new SchemaRequest { SchemaId = entry.SchemaId }).ConfigureAwait(false);
        var plan = PayloadTranscoder.Create(schema.SchemaJson);
        lock (_gate) entry.Plan = plan;
        return plan;
    }

    private void RemoveUnderLock(LinkedListNode<Entry> node)
    {
        _entries.Remove(node.Value.SchemaId);
        _order.Remove(node);
    }

    private sealed class Entry(string schemaId)
    {
        public string SchemaId { get; } = schemaId;

        public Task<PayloadTranscoder> Loading { get; set; } = null!;

        /// <summary>The plan, when it is loaded.</summary>
        public PayloadTranscoder? Plan { get; set; }
    }
}
