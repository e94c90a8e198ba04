using Grpc.Core;
using TypedStreaming.PubSub.Protocol;
using TypedStreaming.PubSub.Streams;
using TypedStreaming.Transport;

namespace TypedStreaming.PubSub.Schemas;

/// <summary>
/// The plans for decoding events, by schema id. A schema never changes, so plans do not expire. If there are too many plans, the least recently used
/// one is removed. Concurrent requests for one id share one call. The cache also contains unusable schemas, because otherwise each of their events
/// would cause a call.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="capacity">The number of plans that are kept.</param>
internal sealed class SchemaCache(TimeProvider time, int capacity = SchemaCache.UsualCapacity)
{
    /// <summary>
    /// The time after which a schema that the server did not know is requested again, because a new schema may become available a little later.
    /// </summary>
    private static readonly TimeSpan UnknownFor = TimeSpan.FromMinutes(1);

    /// <summary>The default maximum number of plans. Most orgs have far fewer event types and versions.</summary>
    public const int UsualCapacity = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _order = [];

    /// <summary>Returns the plan for the events of a schema if the cache contains it.</summary>
    public EventPlan? Find(string schemaId)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(schemaId, out var node) || node.Value.Plan is not { } plan || IsOld(node.Value)) return null;
            _order.Remove(node);
            _order.AddFirst(node);
            return plan;
        }
    }

    /// <summary>
    /// Returns the plan of a schema. Requests the schema from the server if it is not in the cache. A failed request is not cached.
    /// </summary>
    /// <param name="schemaId">The id of the schema.</param>
    /// <param name="call">Gets the schema from the server.</param>
    /// <param name="cancellationToken">Ends this wait only.</param>
    /// <exception cref="RpcException">The server did not return the schema.</exception>
    public Task<EventPlan> GetAsync(string schemaId, Func<SchemaRequest, Task<SchemaInfo>> call, CancellationToken cancellationToken)
    {
        Task<EventPlan> loading;
        lock (_gate)
        {
            if (_entries.TryGetValue(schemaId, out var node) && !node.Value.Loading.IsFaulted && !node.Value.Loading.IsCanceled && !IsOld(node.Value))
            {
                loading = node.Value.Loading;
            }
            else
            {
                if (node is not null) RemoveUnderLock(node);
                var entry = new Entry(schemaId, time.GetTimestamp());
                loading = entry.Loading = LoadAsync(entry, call);
                Abandoning.Observe(loading);
                _entries.Add(schemaId, _order.AddFirst(entry));
                if (_order.Count > capacity) RemoveUnderLock(_order.Last!);
            }
        }

        return loading.WaitAsync(cancellationToken);
    }

    private async Task<EventPlan> LoadAsync(Entry entry, Func<SchemaRequest, Task<SchemaInfo>> call)
    {
        await Task.Yield(); // The caller holds the lock.
        EventPlan plan;
        try
        {
            var schema = await call(new SchemaRequest { SchemaId = entry.SchemaId }).ConfigureAwait(false);
            plan = EventPlan.Of(entry.SchemaId, schema.SchemaJson);
        }
        catch (RpcException e) when (RpcFailures.CodeOf(e) == "schema.validation.failed")
        {
            plan = EventPlan.Unknown(entry.SchemaId);
        }

        lock (_gate) entry.Plan = plan;
        return plan;
    }

    private bool IsOld(Entry entry) => entry.Plan is { IsUnknown: true } && time.GetElapsedTime(entry.Since) >= UnknownFor;

    private void RemoveUnderLock(LinkedListNode<Entry> node)
    {
        _entries.Remove(node.Value.SchemaId);
        _order.Remove(node);
    }

    private sealed class Entry(string schemaId, long since)
    {
        public string SchemaId { get; } = schemaId;

        /// <summary>The timestamp at which the schema was requested.</summary>
        public long Since { get; } = since;

        public Task<EventPlan> Loading { get; set; } = null!;

        /// <summary>The plan, or null until the schema is loaded.</summary>
        public EventPlan? Plan { get; set; }
    }
}
