using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Leases;

/// <summary>Acquires and releases the lease of a client. The client is not started until the lease is acquired.</summary>
internal sealed class ClientLease(ClientContext client, ILeases leases, string name)
{
    /// <summary>The maximum time to wait for the release of a lease. If the release takes longer, the lease ends by itself.</summary>
    private static readonly TimeSpan LongestRelease = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The duration above which a failed attempt to acquire the lease is considered long. After a long attempt, the next pause is short again.
    /// </summary>
    private static readonly TimeSpan LongAttempt = TimeSpan.FromSeconds(60);

    /// <summary>Waits until the lease is acquired. After a transient failure, the method tries again.</summary>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    /// <exception cref="StreamingException">The lease cannot be acquired until somebody corrects the cause.</exception>
    public async Task<IHeldLease> AcquireAsync(CancellationToken stopping)
    {
        client.Status.StandBy();
        client.Lease = new LeaseStatus(name);
        HostingLog.StandsBy(client.Logger, client.DisplayName, name);
        var delays = new RestartDelays();
        while (true)
        {
            var asked = client.Time.GetTimestamp();
            try
            {
                var lease = await AskAsync(stopping).ConfigureAwait(false);
                client.Lease = new LeaseStatus(name, lease);
                HostingLog.LeaseAcquired(client.Logger, client.DisplayName, name, lease.Epoch);
                return lease;
            }
            catch (StreamingException e) when (e.IsTransient)
            {
                if (client.Time.GetElapsedTime(asked) > LongAttempt) delays.Reset();
                await PauseAsync(delays.Next(e), e, stopping).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Releases the lease after the client's session is closed. The method never throws: a lease that cannot be released ends by itself.
    /// </summary>
    public async Task ReleaseAsync(IHeldLease lease, bool wasLost)
    {
        client.Lease = new LeaseStatus(name);
        try
        {
            await lease.DisposeAsync().AsTask().WaitAsync(LongestRelease, client.Time, CancellationToken.None).ConfigureAwait(false);
            if (!wasLost) HostingLog.LeaseReleased(client.Logger, client.DisplayName, name);
        }
        catch (Exception e)
        {
            HostingLog.ReleaseFailed(client.Logger, client.DisplayName, name, FailureText.Safe(e));
        }
    }

    private async Task<IHeldLease> AskAsync(CancellationToken stopping)
    {
        Task<IHeldLease>? asking = null;
        try
        {
            asking = leases.AcquireAsync(name, stopping);
            return await asking.WaitAsync(stopping).ConfigureAwait(false) ?? throw new InvalidOperationException($"{nameof(ILeases.AcquireAsync)} returned null.");
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            if (asking is not null) _ = ReleaseLateAsync(asking);
            throw;
        }
        catch (Exception e) when (e is not StreamingException)
        {
            throw Failure(e);
        }
    }

    /// <summary>
    /// Releases a lease that was acquired although the call was cancelled, so that another replica does not have to wait until the lease ends.
    /// </summary>
    private async Task ReleaseLateAsync(Task<IHeldLease> asking)
    {
        try
        {
            var late = await asking.ConfigureAwait(false);
            await late.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            HostingLog.ReleaseFailed(client.Logger, client.DisplayName, name, FailureText.Safe(e));
        }
        catch (OperationCanceledException)
        {
            // The call has observed its token: there is nothing to release.
        }
    }

    private async Task PauseAsync(TimeSpan pause, StreamingException cause, CancellationToken stopping)
    {
        client.Lease = new LeaseStatus(name, LastFailure: new TakeFailure(cause.Error, client.Time.GetUtcNow() + pause));
        HostingLog.AcquiresAgain(client.Logger, client.DisplayName, name, pause, cause.Error, cause.Message);
        await Task.Delay(pause, client.Time, stopping).ConfigureAwait(false);
    }

    private StreamingException Failure(Exception e) => new(
        StreamingError.PositionStore,
        $"The lease '{name}' cannot be acquired ({FailureText.Of(e)}). Correct the object that {nameof(TypedStreamingBuilder.UseLease)} returns, or its options.",
        e)
    {
        IsTransient = e is not (ArgumentException or InvalidOperationException or NotSupportedException or NotImplementedException),
    };
}
