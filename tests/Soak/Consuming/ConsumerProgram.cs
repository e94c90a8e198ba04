using TypedStreaming.Soak.Journals;
using TypedStreaming.Sqlite;

namespace TypedStreaming.Soak.Consuming;

/// <summary>A process that consumes orders until it is killed, or its input is closed.</summary>
internal static class ConsumerProgram
{
    public const string Role = "--consume";
    public const string Anchored = "anchored";
    public const string InFirstEvent = "in first event";
    public const string Processed = "processed";

    private const int StartAttempts = 10;

    /// <summary>Over the Pub/Sub API, a slow phase fills this buffer, so that the client closes the stream and opens it again.</summary>
    private const int SmallBuffer = 64 * 1024;

    private static readonly TimeSpan PauseBetweenStarts = TimeSpan.FromMilliseconds(200);

    public static async Task<int> RunAsync(OrgAddress address, string folder, Manner manner, ReplayFrom orElse)
    {
        var store = new AnnouncingStore(new SqliteReplayStore(Path.Combine(folder, "positions.db")));
        using var processed = new Journal(Path.Combine(folder, Processed));
        return address.PubSub is { } pubSub
            ? await RunAsync<PlatformOrder>(Clients.OverPubSub(address.Org, pubSub, store), SmallBuffer, processed, manner, orElse)
            : await RunAsync<Order>(Clients.OverCometd(address.Org, store), EventsOptions.DefaultBufferBytes, processed, manner, orElse);
    }

    private static async Task<int> RunAsync<T>(IEventClient client, int bufferBytes, Journal processed, Manner manner, ReplayFrom orElse)
        where T : IStreamingEvent<T>, IOrder
    {
        await using var owned = client;
        var ending = Task.Run(() => StopWithInputAsync(client));
        using var stopped = new CancellationTokenSource();
        var passing = new PassersBy<T>(client).RunAsync(stopped.Token);
        await RunAsync(new OrderConsumer<T>(client, processed, orElse) { BufferBytes = bufferBytes }, manner);
        await ending;
        await stopped.CancelAsync();
        await passing;
        return 0;
    }

    /// <summary>
    /// A client recovers lost sessions, but its start throws at the first failure, and faults can hit starts too; a restart of the server takes a while. The enumeration starts
    /// the client, so that replayed events arrive before the first connect is held.
    /// </summary>
    private static async Task RunAsync<T>(OrderConsumer<T> consumer, Manner manner)
        where T : IStreamingEvent<T>, IOrder
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await consumer.RunAsync(manner);
                return;
            }
            catch (StreamingException e) when (attempt < StartAttempts && !consumer.HasReceived)
            {
                Console.Error.WriteLine($"start {attempt} failed: {e.Error}");
                await Task.Delay(PauseBetweenStarts, TimeProvider.System);
            }
        }
    }

    private static async Task StopWithInputAsync(IEventClient client)
    {
        while (await Console.In.ReadLineAsync(CancellationToken.None) is not null)
        {
            // The consumer gets no input; it only waits until the input is closed.
        }

        await client.StopAsync(CancellationToken.None);
    }
}
