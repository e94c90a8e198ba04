using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

/// <summary>Takes messages from a reader.</summary>
internal static class Received
{
    /// <summary>Takes a number of messages, without acknowledging them.</summary>
    public static async Task<List<ReceivedMessage>> TakeAsync(this IPartitionReader reader, int count, CancellationToken cancellationToken)
    {
        var taken = new List<ReceivedMessage>();
        await foreach (var message in reader.ReadAsync(cancellationToken))
        {
            taken.Add(message);
            if (taken.Count == count) break;
        }

        return taken;
    }

    /// <summary>Takes a number of messages, and acknowledges each.</summary>
    public static async Task<List<ReceivedMessage>> HandleAsync(this IPartitionReader reader, int count, CancellationToken cancellationToken)
    {
        var handled = new List<ReceivedMessage>();
        await foreach (var message in reader.ReadAsync(cancellationToken))
        {
            handled.Add(message);
            await reader.AcknowledgeAsync(message, cancellationToken);
            if (handled.Count == count) break;
        }

        return handled;
    }
}
