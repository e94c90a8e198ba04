using TypedStreaming.Consumers;

namespace TypedStreaming.Tests.Consumers;

/// <summary>The steps of the poll loop and of a reader with a queue.</summary>
internal static class QueueSteps
{
    public const int EventBytes = 100;

    public static void Append(this EventQueue<string> queue, params ReadOnlySpan<long> ids)
    {
        foreach (var id in ids) queue.Append(new QueueEntry<string> { Event = $"event {id}", Id = id, At = id, Bytes = EventBytes });
    }

    /// <summary>Appends and publishes events, all settled.</summary>
    public static void Put(this EventQueue<string> queue, params long[] ids)
    {
        queue.Append(ids);
        queue.Publish(ids[^1]);
    }

    public static TakenEntry<string> Take(this EventQueue<string> queue)
    {
        Assert.True(queue.TryTake(out var taken));
        return taken;
    }

    public static List<long> TakeAll(this EventQueue<string> queue)
    {
        List<long> ids = [];
        while (queue.TryTake(out var taken)) ids.Add(taken.Entry.Id);
        return ids;
    }

    /// <summary>Takes an event that may be acknowledged at any time.</summary>
    public static TakenEntry<string> TakeOut(this EventQueue<string> queue)
    {
        var taken = queue.Take();
        taken.Chunk.IsEscaped = true;
        return taken;
    }
}
