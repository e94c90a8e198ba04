using System.Threading.Channels;

namespace TypedStreaming.Relay.Workers;

/// <summary>
/// One consumer of a worker, with the messages that wait for its handler. The prefetch of the partitions limits the number of these messages.
/// </summary>
internal sealed class WorkerConsumer(string channel, string name)
{
    private readonly Channel<WorkerMessage> _messages = System.Threading.Channels.Channel.CreateUnbounded<WorkerMessage>(new UnboundedChannelOptions { SingleReader = true });

    public string Channel => channel;

    public string Name => name;

    public ChannelReader<WorkerMessage> Messages => _messages.Reader;

    /// <summary>Adds a message. If the consumer has ended, the message stays unacknowledged.</summary>
    public void Add(WorkerMessage message)
    {
        if (!_messages.Writer.TryWrite(message)) message.End();
    }

    /// <summary>Ends the consumer's enumeration, with or without a failure, when all waiting messages have been read.</summary>
    public void Complete(Exception? failure) => _messages.Writer.TryComplete(failure);

    /// <summary>Ends the consumer. Waiting messages stay unacknowledged.</summary>
    public void Close()
    {
        _messages.Writer.TryComplete();
        while (_messages.Reader.TryRead(out var message)) message.End();
    }
}
