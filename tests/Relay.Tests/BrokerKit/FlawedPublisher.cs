using System.Text;

namespace TypedStreaming.Relay.Tests.BrokerKit;

internal sealed class FlawedPublisher(FlawedData data, BrokerFlaw flaw, StreamTopology stream, IEventPublisher inner) : IEventPublisher
{
    private readonly Dictionary<int, (RelayMessage Message, TaskCompletionSource Stored)> _held = [];
    private IEventPublisher _inner = inner;

    public async Task PublishAsync(RelayMessage message, CancellationToken cancellationToken)
    {
        if (flaw == BrokerFlaw.StaysFailed && data.FailedStreams.ContainsKey(stream.Name)) throw new BrokerException(BrokerError.Unavailable, "failed before");
        if (flaw == BrokerFlaw.ForgetsUnreadPartitions && !data.Readers.Any(reader => reader.Partition.Stream == stream && reader.Partition.Number == message.Partition)) return;
        if (flaw == BrokerFlaw.GivesEarlierMessages) data.Published.Enqueue(message);
        try
        {
            if (flaw == BrokerFlaw.ReordersPublications) await InPairsAsync(message, cancellationToken);
            else await _inner.PublishAsync(Spoilt(message), flaw == BrokerFlaw.IgnoresCancellation ? CancellationToken.None : cancellationToken);
        }
        catch (BrokerException e) when (e.Kind == BrokerError.NoGroup)
        {
            if (flaw == BrokerFlaw.ConfirmsWithoutGroup) return;
            if (flaw == BrokerFlaw.StaysFailed) data.FailedStreams[stream.Name] = true;
            if (flaw == BrokerFlaw.GoesOnAfterFailure) _inner = await data.Broker.OpenPublisherAsync(stream, cancellationToken);
            throw;
        }
    }

    public ValueTask DisposeAsync() => _inner.DisposeAsync();

    /// <summary>Publishes the second of each two messages of a partition first.</summary>
    private async Task InPairsAsync(RelayMessage message, CancellationToken cancellationToken)
    {
        if (!_held.Remove(message.Partition, out var held))
        {
            var stored = new TaskCompletionSource();
            _held.Add(message.Partition, (message, stored));
            await stored.Task.WaitAsync(cancellationToken);
            return;
        }

        await _inner.PublishAsync(message, cancellationToken);
        await _inner.PublishAsync(held.Message, cancellationToken);
        held.Stored.SetResult();
    }

    private RelayMessage Spoilt(RelayMessage message) => flaw switch
    {
        BrokerFlaw.MixesPartitions => message with { Partition = 0 },
        BrokerFlaw.FillsEmptyBodies when message.Body.IsEmpty => message with { Body = "{}"u8.ToArray() },
        BrokerFlaw.KeepsBodiesAsText => message with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(message.Body.Span)) },
        BrokerFlaw.CutsBodies when message.Body.Length > 64 * 1024 => message with { Body = message.Body[..(64 * 1024)] },
        BrokerFlaw.KeepsAttributesAsAscii => message with
        {
            Attributes = message.Attributes.ToDictionary(static pair => pair.Key, static pair => Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(pair.Value))),
        },
        BrokerFlaw.ForgetsTheMediaType => message with { ContentType = EventMessage.Json },
        _ => message,
    };
}
