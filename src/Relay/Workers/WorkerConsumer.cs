using System.Threading.Channels;

namespace TypedStreaming.Relay.Workers;

/// <summary>
/// One consumer of a worker: a handler's place in the worker, with the messages that wait for it. The prefetch of the partitions limits their number.
/// </summary>
internal sealed class WorkerConsumer(string channel, string name)
{
    private readonly Channel<WorkerMessage> _messages = Channel.CreateUnbounded<WorkerMessage>(new UnboundedChannelOptions { SingleReader = true });

    public string Channel => channel;

    public string Name => name;

    public ChannelReader<WorkerMessage> Messages => _messages.Reader;

    public void Add(WorkerMessage message) => _messages.Writer.TryWrite(message);

    /// <summary>Ends the consumer's enumeration with a failure, or without one when the worker stops.</summary>
    public void Complete(Exception? failure) => _messages.Writer.TryComplete(failure);
}
