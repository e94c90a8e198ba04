using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using TypedStreaming;

namespace WebFeed;

/// <summary>
/// The stream of one browser. Each browser has its own consumer, and all consumers share the client's subscription in the org. A stream starts with
/// new events. The <c>Last-Event-ID</c> of the browser is not used: each page that opens could make the org deliver old events again, and these events
/// count against the org's allocation. So messages have no ids, and the page says that alerts may be missing.
/// </summary>
internal sealed class AlertFeed(IEventClient client, FeedSettings settings, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<AlertFeed> logger)
{
    private static readonly TimeSpan PauseBeforeReconnecting = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The time limit for the subscription. After several failures, the client waits before it asks the org again, but a user should not look at an
    /// empty page for so long.
    /// </summary>
    private static readonly TimeSpan LongestSubscribe = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The options of a browser's consumer. If the buffer is full, the consumer ends. With the default handling, Wait, the client would stop
    /// reading for up to 15 seconds, and a slow browser would delay all other browsers. 100 browsers use at most 100 MiB.
    /// </summary>
    private readonly EventsOptions _options = new()
    {
        IsEphemeral = true,
        BufferBytes = 1024 * 1024,
        OnFull = FullBufferHandling.Fail,
        OnDecodeError = DecodeErrorHandling.Skip,
    };

    public async Task ServeAsync(HttpContext context)
    {
        using var browser = new BrowserConnection(context, settings.WriteDeadline, time, lifetime.ApplicationStopping);
        try
        {
            await using var subscription = await SubscribeAsync(browser.Ending);
            await TypedResults.ServerSentEvents(MessagesOf(subscription, browser, browser.Ending)).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (browser.Ending.IsCancellationRequested)
        {
            if (browser.IsTooSlow) Cut(context, $"the browser did not accept an alert within {settings.WriteDeadline}");
        }
        catch (StreamingException e) when (e.Error == StreamingError.ConsumerTooSlow)
        {
            Cut(context, "too many alerts were waiting for the browser");
        }
        catch (StreamingException e)
        {
            await RefuseAsync(context, e.Error.ToString(), e.Message, browser.Ending);
        }
        catch (TimeoutException)
        {
            await RefuseAsync(context, "no answer", $"The org has not answered within {LongestSubscribe}.", browser.Ending);
        }
    }

    /// <exception cref="TimeoutException">The org did not answer in time.</exception>
    private async Task<Subscription<WarehouseAlert>> SubscribeAsync(CancellationToken ending)
    {
        using var deadline = new CancellationTokenSource(LongestSubscribe, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ending);
        try
        {
            return await client.SubscribeAsync<WarehouseAlert>(_options, both.Token);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !ending.IsCancellationRequested)
        {
            throw new TimeoutException("The org did not answer in time.", e);
        }
    }

    private static async IAsyncEnumerable<SseItem<object>> MessagesOf(
        Subscription<WarehouseAlert> subscription, BrowserConnection browser, [EnumeratorCancellation] CancellationToken ending)
    {
        using (browser.BeginWrite())
            yield return new SseItem<object>(new Listening(subscription.Channel), "listening") { ReconnectionInterval = PauseBeforeReconnecting };
        await foreach (var alert in subscription.WithCancellation(ending))
        {
            // What is after the yield runs when the message is written.
            using (browser.BeginWrite()) yield return new SseItem<object>(AlertLine.Of(alert), "alert");
        }
    }

    private void Cut(HttpContext context, string reason)
    {
        logger.LogWarning("A browser was too slow and lost its connection: {Reason}.", reason);
        context.Abort();
    }

    private async Task RefuseAsync(HttpContext context, string error, string reason, CancellationToken cancellationToken)
    {
        logger.LogWarning("A browser could not be served: {Reason}", reason);
        if (context.Response.HasStarted) return;
        await Refusal.WriteAsync(context, $"The org is not available now ({error}). Try again later.", cancellationToken);
    }
}
