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

    private static readonly TimeSpan PauseBetweenStarts = TimeSpan.FromMilliseconds(200);

    public static async Task<int> RunAsync(Uri org, string folder, Manner manner, ReplayFrom orElse)
    {
        using var processed = new Journal(Path.Combine(folder, Processed));
        await using var client = new StreamingClient(new StreamingClientOptions
        {
            AccessTokens = Login.To(org),
            ReplayStore = new AnnouncingStore(new SqliteReplayStore(Path.Combine(folder, "positions.db"))),
            MaxHandshakesPerHour = 1_000_000,
            MaxLoginsPerHour = 1_000_000,
        });
        var ending = Task.Run(() => StopWithInputAsync(client));
        using var stopped = new CancellationTokenSource();
        var passing = new PassersBy(client).RunAsync(stopped.Token);
        await RunAsync(new OrderConsumer(client, processed, orElse), manner);
        await ending;
        await stopped.CancelAsync();
        await passing;
        return 0;
    }

    /// <summary>
    /// A client recovers lost sessions, but its start throws at the first failure, and faults can hit starts too; a restart of the server takes a while. The enumeration starts
    /// the client, so that replayed events arrive before the first connect is held.
    /// </summary>
    private static async Task RunAsync(OrderConsumer consumer, Manner manner)
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

    private static async Task StopWithInputAsync(StreamingClient client)
    {
        while (await Console.In.ReadLineAsync(CancellationToken.None) is not null)
        {
            // The consumer gets no input; it only waits until the input is closed.
        }

        await client.StopAsync(CancellationToken.None);
    }
}
