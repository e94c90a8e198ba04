using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// Receives the events of one consumer until its handler is stopped. After a transient failure, the events are requested again, with increasing
/// pauses.
/// </summary>
/// <param name="client">The consumer's client.</param>
/// <param name="channel">The channel, for logs.</param>
/// <param name="consumer">The name of the consumer, for logs.</param>
internal sealed class RepeatedTaking(ClientContext client, string channel, string consumer)
{
    private readonly RestartDelays _delays = new();
    private TakeFailure? _lastFailure;

    /// <summary>The last failure to receive events, or null if an event has been received since then.</summary>
    public TakeFailure? LastFailure => Volatile.Read(ref _lastFailure);

    /// <summary>Records that an event was received, so that the next pause is short again.</summary>
    public void Succeeded()
    {
        _delays.Reset();
        Volatile.Write(ref _lastFailure, null);
    }

    /// <summary>Receives events until the handler is stopped. The method never throws: a final error stops all handlers of the client.</summary>
    /// <param name="take">Receives events, and returns only if the program stops the client or the run ends.</param>
    /// <param name="whenIdle">Waits for the events whose handling has begun.</param>
    /// <param name="run">The run.</param>
    public async Task RunAsync(Func<Task> take, Func<Task> whenIdle, ClientRun run)
    {
        while (!run.IsEnding)
        {
            try
            {
                await take().ConfigureAwait(false);
                if (!run.IsEnding) run.Fail(StoppedByProgram());
            }
            catch (OperationCanceledException) when (run.IsEnding)
            {
                break;
            }
            catch (Exception e) when (run.IsEnding)
            {
                // The handled events are acknowledged, but their positions may not be saved, so they may be delivered again. After a final error or the loss of the lease, this failure is only a consequence.
                if (run.Failure is null && !run.HasLostLease) HostingLog.StopFailed(client.Logger, client.DisplayName, FailureText.Safe(e));
            }
            catch (StreamingException e) when (e.IsTransient)
            {
                await PauseAsync(whenIdle, run, _delays.Next(e), e).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                run.Fail(e);
            }
        }

        await whenIdle().ConfigureAwait(false);
    }

    /// <summary>
    /// Waits before the events are enumerated again. The enumeration begins with the unacknowledged events, so all attempts to handle them must have
    /// ended first.
    /// </summary>
    private async Task PauseAsync(Func<Task> whenIdle, ClientRun run, TimeSpan pause, StreamingException cause)
    {
        client.Status.TriesAgain(cause.Error);
        Volatile.Write(ref _lastFailure, new TakeFailure(cause.Error, client.Time.GetUtcNow() + pause));
        HostingLog.TakesAgain(client.Logger, client.DisplayName, channel, consumer, pause, cause.Error, cause.Message);
        try
        {
            await whenIdle().ConfigureAwait(false);
            await Task.Delay(pause, client.Time, run.Taking).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The run ends. The loop checks this.
        }
    }

    private StreamingException StoppedByProgram() => new(
        StreamingError.CallbackFailed,
        "The application stopped the client while its handlers were running. Stop the host instead, because the client will not be started again.") { Channel = channel };
}
