using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Listen;

/// <summary>
/// Receives the events of all channels until the wanted number of events is written, one channel fails, or the user stops the command.
/// </summary>
internal sealed class Listening(IShell shell, IEventClient client, ListenSettings settings)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var status = new StatusLine(shell, client, settings.Transport);
        var output = new EventOutput(shell, settings, status);
        var channels = settings.Channels.Select(channel => (Func<Task>)(() => ReceiveAsync(channel, output, end))).ToList();
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

    private async Task ReceiveAsync(string channel, EventOutput output, CancellationTokenSource end)
    {
        await foreach (var delivery in Deliveries(channel, end.Token).ConfigureAwait(false))
        {
            if (output.Write(delivery)) continue;
            await end.CancelAsync().ConfigureAwait(false);
            return;
        }
    }

    private IAsyncEnumerable<Delivery<EventMessage>> Deliveries(string channel, CancellationToken cancellationToken)
    {
        var options = new EventsOptions { From = settings.Start };
        if (settings.Name is { } name) options.Name = name;
        try
        {
            return client.Deliveries(channel, options, cancellationToken);
        }
        catch (ArgumentException e)
        {
            throw new ToolException(e.Message.Split(" (Parameter", 2)[0]);
        }
    }

    /// <summary>
    /// Runs one of several operations. If it fails, the other operations are cancelled. A cancelled operation does not count as a failure.
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
