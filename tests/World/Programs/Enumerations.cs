using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedStreaming.World.Events;
using TypedStreaming.World.Org;

namespace TypedStreaming.World.Programs;

/// <summary>The forms in which a program takes events, made alike.</summary>
internal static class Enumerations
{
    public static IAsyncEnumerable<Taken> Of(StreamingClient client, ChannelKind kind, Form form, EventsOptions options, CancellationToken cancellationToken)
    {
        if (form == Form.Json) return JsonAsync(client.Events(options.Channel!, options, cancellationToken), cancellationToken);
        return kind switch
        {
            ChannelKind.PushTopic => Typed<Account>(client, form, options, cancellationToken),
            ChannelKind.Platform => Typed<Order>(client, form, options, cancellationToken),
            ChannelKind.SharedIds => Typed<Stock>(client, form, options, cancellationToken),
            _ => Typed<Notice>(client, form, options, cancellationToken),
        };
    }

    private static IAsyncEnumerable<Taken> Typed<T>(StreamingClient client, Form form, EventsOptions options, CancellationToken cancellationToken)
        where T : IStreamingEvent<T>, INumbered => form switch
        {
            Form.Events => EventsAsync(client.Events<T>(options, cancellationToken), cancellationToken),
            Form.Subscription => SubscriptionAsync<T>(client, options, cancellationToken),
            _ => DeliveriesAsync(client.Deliveries<T>(options, cancellationToken), cancellationToken),
        };

    private static async IAsyncEnumerable<Taken> EventsAsync<T>(
        IAsyncEnumerable<T> events, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : INumbered
    {
        await foreach (var one in events.WithCancellation(cancellationToken)) yield return new Taken(one.Serial);
    }

    private static async IAsyncEnumerable<Taken> SubscriptionAsync<T>(
        StreamingClient client, EventsOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : IStreamingEvent<T>, INumbered
    {
        await using var subscription = await client.SubscribeAsync<T>(options, cancellationToken);
        await foreach (var one in subscription.WithCancellation(cancellationToken)) yield return new Taken(one.Serial);
    }

    private static async IAsyncEnumerable<Taken> DeliveriesAsync<T>(
        IAsyncEnumerable<Delivery<T>> deliveries, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : INumbered
    {
        await foreach (var one in deliveries.WithCancellation(cancellationToken)) yield return new Taken(one.Error is { } error ? LargeMessage.SerialOf(error) : one.Event.Serial, one.Gap, one.Acknowledge);
    }

    private static async IAsyncEnumerable<Taken> JsonAsync(
        IAsyncEnumerable<BayeuxMessage> messages, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var one in messages.WithCancellation(cancellationToken)) yield return new Taken(SerialOf(one.Data!.Value));
    }

    private static int SerialOf(JsonElement data)
    {
        var payload = data.TryGetProperty("payload", out var found) ? found : data.GetProperty("sobject");
        return (payload.TryGetProperty("Serial", out var serial) ? serial : payload.GetProperty("Serial__c")).GetInt32();
    }
}
