using System.Threading.Channels;
using TypedStreaming.Soak.Journals;

namespace TypedStreaming.Soak.Consuming;

/// <summary>Processes orders: it writes their numbers to a journal.</summary>
internal sealed class OrderConsumer<T>(IEventClient client, Journal processed, ReplayFrom orElse)
    where T : IStreamingEvent<T>, IOrder
{
    /// <summary>After so many orders a sound consumer pauses for a moment, so that kills hit it in the middle of its work.</summary>
    private const int Share = 16;

    /// <summary>From time to time it is slow for a while, so that its buffer and the server's queue fill.</summary>
    private const int SlowShare = 5000;

    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan SlowPhase = TimeSpan.FromSeconds(1);

    /// <summary>The size of the buffer of a sound consumer.</summary>
    public int BufferBytes { get; init; } = EventsOptions.DefaultBufferBytes;

    /// <summary>True if it has received an event: a failure before that is a failed start.</summary>
    public bool HasReceived { get; private set; }

    public Task RunAsync(Manner manner) => manner switch
    {
        Manner.Sound => ProcessAllAsync(),
        Manner.StaysInFirstEvent => StayInFirstEventAsync(),
        _ => AcknowledgeOnReceiptAsync(),
    };

    /// <summary>
    /// Kills leave a backlog that may be longer than a consumer's buffer. It is received faster than it is processed: missed events are
    /// replayed to the next enumeration, as the docs say. Any other failure ends the run.
    /// </summary>
    private async Task ProcessAllAsync()
    {
        while (true)
        {
            try
            {
                await ProcessAsync();
                return;
            }
            catch (StreamingException e) when (e.Error == StreamingError.ConsumerTooSlow)
            {
                Console.Error.WriteLine($"enumerating again: {e.Error}");
            }
        }
    }

    private async Task ProcessAsync()
    {
        // Saves are delayed: events that are acknowledged meanwhile are delivered again after a kill.
        var options = new EventsOptions
        {
            From = ReplayFrom.Stored(orElse),
            SaveInterval = TimeSpan.FromMilliseconds(50),
            SaveCount = 40,
            BufferBytes = BufferBytes,
        };
        await foreach (var order in client.Events<T>(options))
        {
            HasReceived = true;
            if (order.Number % Share == 0) await Task.Delay(order.Number % SlowShare == 0 ? SlowPhase : Work, TimeProvider.System);
            processed.Append(order.Number);
        }
    }

    private async Task StayInFirstEventAsync()
    {
        await foreach (var order in client.Events<T>(new EventsOptions { From = ReplayFrom.Stored(orElse) }))
        {
            HasReceived = true;
            Console.WriteLine(ConsumerProgram.InFirstEvent);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
            processed.Append(order.Number);
        }
    }

    private async Task AcknowledgeOnReceiptAsync()
    {
        var backlog = Channel.CreateBounded<long>(100_000);
        var processing = WorkOffAsync(backlog.Reader);
        var options = new EventsOptions { From = ReplayFrom.Stored(orElse), SaveInterval = TimeSpan.Zero };
        await foreach (var delivery in client.Deliveries<T>(options))
        {
            HasReceived = true;
            delivery.Acknowledge();
            await backlog.Writer.WriteAsync(delivery.Event.Number);
        }

        backlog.Writer.Complete();
        await processing;
    }

    private async Task WorkOffAsync(ChannelReader<long> backlog)
    {
        await foreach (var number in backlog.ReadAllAsync())
        {
            await Task.Delay(Work, TimeProvider.System);
            processed.Append(number);
        }
    }
}
