using Microsoft.AspNetCore.Http;

namespace TypedStreaming.Tool.Simulate.Web;

/// <summary>
/// Sends the state of the org to the page as server-sent events: <c>state</c> after a change, <c>published</c> for each event, and
/// <c>exchange</c> for each request and again for its response.
/// </summary>
/// <param name="simulation">The org.</param>
/// <param name="json">Writes the messages.</param>
internal sealed class StateStream(Simulation simulation, StateJson json)
{
    /// <summary>The maximum number of recent events, and of recent requests, that a page receives when it is opened.</summary>
    private const int Remembered = 100;

    private const int MostPages = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private int _pages;

    public async Task ServeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _pages) > MostPages)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                await context.Response.WriteAsync($"{MostPages} pages are already open, which is the maximum. Close one of them.", cancellationToken).ConfigureAwait(false);
                return;
            }

            context.Response.ContentType = "text/event-stream";
            await SendAsync(context.Response, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _pages);
        }
    }

    private async Task SendAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause, simulation.Time);
        var sent = new SentState(simulation.Org.GetEvents() is { Count: > Remembered } events ? events[^(Remembered + 1)].Number : 0);
        await WriteAsync(response, "start", json.Start(), cancellationToken).ConfigureAwait(false);
        do
        {
            foreach (var exchange in sent.NewOf(simulation.Org.Exchanges.Snapshot(), Remembered))
                await WriteAsync(response, "exchange", json.Exchange(exchange), cancellationToken).ConfigureAwait(false);
            foreach (var published in simulation.Org.GetEvents(sent.LastEvent))
            {
                sent.LastEvent = published.Number;
                await WriteAsync(response, "published", StateJson.Published(published), cancellationToken).ConfigureAwait(false);
            }

            var state = json.State();
            if (sent.IsNewState(state.Span)) await WriteAsync(response, "state", state, cancellationToken).ConfigureAwait(false);
            await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    // The writer of JSON escapes the ends of lines, which would end the message.
    private static async Task WriteAsync(HttpResponse response, string name, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        await response.WriteAsync($"event: {name}\ndata: ", cancellationToken).ConfigureAwait(false);
        await response.Body.WriteAsync(json, cancellationToken).ConfigureAwait(false);
        await response.WriteAsync("\n\n", cancellationToken).ConfigureAwait(false);
    }
}
