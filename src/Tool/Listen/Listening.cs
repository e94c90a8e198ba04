using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Listen;

/// <summary>
/// Receives the events of all channels until the specified number of events has been written, a channel fails, or the user stops the command. The
/// constructor checks the channel names.
/// </summary>
internal sealed class Listening(IShell shell, IEventClient client, ListenSettings settings)
{
    private readonly List<(string Channel, IAsyncEnumerable<Delivery<EventMessage>> Deliveries)> _channels =
        settings.Channels.Select(channel => (channel, Deliveries(client, channel, settings))).ToList();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var status = new StatusLine(shell, client, settings.Transport);
        var output = new EventOutput(shell, settings, status);
        var channels = _channels.Select(one => (Func<Task>)(() => ReceiveAsync(one.Channel, one.Deliveries, output, end))).ToList();
        Task[] all = [.. channels.Select(run => EndAllAsync(run, end)), EndAllAsync(() => status.RunAsync(end.Token), end), EndAllAsync(() => status.WatchAsync(end.Token), end)];
        try
        {
            await Task.WhenAll(all).ConfigureAwait(false);
        }
        finally
        {
            status.Clear();
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private static async Task ReceiveAsync(string channel, IAsyncEnumerable<Delivery<EventMessage>> deliveries, EventOutput output, CancellationTokenSource end)
    {
        try
        {
            await foreach (var delivery in deliveries.WithCancellation(end.Token).ConfigureAwait(false))
            {
                if (output.Write(delivery)) continue;
                await end.CancelAsync().ConfigureAwait(false);
                return;
            }
        }
        catch (StreamingException e) when (e.Error is StreamingError.SubscriptionRefused or StreamingError.InvalidReplayId)
        {
            throw new ToolException(Refusal(ErrorText.Of(e), e.Error, channel), ExitCodes.Failure);
        }
    }

    // The texts of the org name the ids of CometD, such as -2, which --from does not take.
    private static string Refusal(string text, StreamingError error, string channel) =>
        error == StreamingError.SubscriptionRefused ? $"{text} Run 'tse doctor --channel {channel}' to find the reason. This command also finds a channel whose name differs only in case."
        : text.Contains(ErrorText.OtherStart, StringComparison.Ordinal) ? text
        : text + ErrorText.OtherStart;

    private static IAsyncEnumerable<Delivery<EventMessage>> Deliveries(IEventClient client, string channel, ListenSettings settings)
    {
        var options = new EventsOptions { From = settings.Start };
        if (settings.Name is { } name) options.Name = name;
        try
        {
            return client.Deliveries(channel, options);
        }
        catch (ArgumentException e)
        {
            throw new ToolException(ErrorText.Of(ArgumentText.Of(e)));
        }
    }

    /// <summary>
    /// Runs one of several operations. If the operation fails, the others are cancelled. A cancelled operation does not count as a failure.
    /// </summary>
    private static async Task EndAllAsync(Func<Task> run, CancellationTokenSource end)
    {
        try
        {
            await run().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The command ends: enough events, Ctrl-C, or a failure elsewhere.
        }
        catch
        {
            await end.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
