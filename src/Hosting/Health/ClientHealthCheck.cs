using Microsoft.Extensions.Diagnostics.HealthChecks;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Leases;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Health;

/// <summary>The health check of one client and its handlers. Its result contains neither event data nor record ids.</summary>
internal sealed class ClientHealthCheck(ClientHandlers handlers) : IHealthCheck
{
    private static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestFailure = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The time for which a handler or a lease remains in the failed state after a new attempt has begun. It is long because a store or an org may
    /// take almost two minutes to refuse an attempt.
    /// </summary>
    private static readonly TimeSpan LongestRefusal = TimeSpan.FromMinutes(2);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (time, status) = (handlers.Context.Time, handlers.Context.Status.Values);
        var data = Data(status, time);
        if (Unhealthy(status, time) is { } defect)
            return Task.FromResult(new HealthCheckResult(context.Registration.FailureStatus, defect, data: data));
        if (handlers.Context.Lease is { IsActive: false } lease) return Task.FromResult(WithoutLease(lease, time, data));
        var doubts = Doubts(status, time).ToList();
        return Task.FromResult(doubts.Count == 0
            ? HealthCheckResult.Healthy($"The client is {status.State}.", data)
            : HealthCheckResult.Degraded(string.Join(" ", doubts), data: data));
    }

    private static HealthCheckResult WithoutLease(LeaseStatus lease, TimeProvider time, IReadOnlyDictionary<string, object> data) => lease switch
    {
        { Held: not null } => HealthCheckResult.Degraded($"The client has lost the lease '{lease.Name}', and is closing its session.", data: data),
        { AwaitsHandlers: true } => HealthCheckResult.Degraded($"The client has lost the lease '{lease.Name}', and cannot acquire it again until all of its handlers have ended.", data: data),
        { LastFailure: { } failure } when time.GetUtcNow() < failure.TriesAgainAt + LongestRefusal =>
            HealthCheckResult.Degraded($"The client cannot acquire the lease '{lease.Name}', and will try again ({failure.Cause}).", data: data),
        _ => HealthCheckResult.Healthy($"The client is waiting for the lease '{lease.Name}', which another replica holds.", data),
    };

    private static string? Unhealthy(ClientStatusValues status, TimeProvider time)
    {
        if (status.HasFinalError) return $"The client has ended with a final error ({status.LastCause?.ToString() ?? "of a handler"}). See the log for what to do.";
        if (status is { State: ClientState.Faulted, IsTryingAgain: false }) return $"The session has failed ({status.LastCause}).";
        var outage = time.GetUtcNow() - status.Since;
        return status.IsOutage && outage > LongestFailure ? $"The client has had no session for {outage.TotalMinutes:0} min, and will try again ({status.LastCause})." : null;
    }

    private IEnumerable<string> Doubts(ClientStatusValues status, TimeProvider time)
    {
        var outage = time.GetUtcNow() - status.Since;
        if (status is { IsTryingAgain: true, State: not ClientState.Connected }) yield return $"The client has no session, and will try again ({status.LastCause}).";
        else if (status.State == ClientState.Stopped) yield return "The client is not started.";
        else if (status.State != ClientState.Connected && outage > LongestOutage) yield return $"The client has been {status.State} for {outage.TotalSeconds:0} s ({status.LastCause}).";
        if (handlers.Context.ParkedConsumers is > 0 and var parked)
            yield return $"{parked} consumers of the client are receiving no events, because their handlers are too slow and their buffers have become full (see BufferBytes).";
        if (handlers.Context.Doubt is { } ofClient) yield return ofClient;
        foreach (var loop in handlers.Loops)
        {
            if (loop.LastTakeFailure is { } failure && status.State == ClientState.Connected && time.GetUtcNow() < failure.TriesAgainAt + LongestRefusal)
                yield return $"The consumer '{loop.Consumer}' of {loop.Channel} cannot receive events, and will try again ({failure.Cause}).";
            if (loop.Doubt is { } doubt) yield return doubt;
            var lag = Lag.Of(loop, time);
            if (lag > LongestLag) yield return $"The consumer '{loop.Consumer}' of {loop.Channel} is {lag.TotalMinutes:0} min behind.";
            if (lag > EventKindRetention.Of(loop.Kind) * 0.8) yield return $"The position of the consumer '{loop.Consumer}' is near the end of the retention period ({EventKindRetention.Of(loop.Kind).TotalHours:0} h). Older events are lost.";
            if (loop.Taken.OldestAttempt is { } started && time.GetElapsedTime(started) > LongestAttempt)
                yield return $"An attempt to handle an event of the type {loop.EventType} has been running for {time.GetElapsedTime(started).TotalMinutes:0} min.";
        }
    }

    private Dictionary<string, object> Data(ClientStatusValues status, TimeProvider time)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["state"] = status.State.ToString(),
            ["since"] = status.Since,
            ["lag"] = handlers.Loops.Select(loop => Lag.Of(loop, time)).DefaultIfEmpty().Max(),
            ["unacknowledged"] = handlers.Loops.Sum(static loop => loop.Taken.Open),
            ["parked"] = handlers.Context.ParkedConsumers,
            ["role"] = handlers.Context.Lease is { IsActive: false } ? "stand-by" : "active",
        };
        if (handlers.Context.Lease is { IsActive: true, Held.Epoch: var epoch }) data["epoch"] = epoch;
        if (status.LastCause is { } cause) data["lastCause"] = cause.ToString();
        return data;
    }
}
