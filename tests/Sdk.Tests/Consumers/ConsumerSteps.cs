using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;

namespace TypedStreaming.Tests.Consumers;

/// <summary>Gives a message to a consumer.</summary>
internal static class ConsumerSteps
{
    /// <returns>The entry of its queue that then contains the message.</returns>
    public static QueueEntry<T> Receive<T>(QueueingConsumer<T> consumer, string message)
    {
        Append(consumer, message);
        consumer.Publish();
        Assert.True(consumer.Queue.TryTake(out var taken));
        return taken.Entry;
    }

    /// <summary>Does the same without publishing.</summary>
    public static void Append<T>(QueueingConsumer<T> consumer, string message)
    {
        var reader = new BayeuxReader(Encoding.UTF8.GetBytes(message));
        Assert.True(reader.Read());
        consumer.Append(consumer.Channel.Full, reader.Current);
    }
}
