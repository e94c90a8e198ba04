using Grpc.Core;
using TypedStreaming.Simulator.PubSub.Bus;
using TypedStreaming.Simulator.PubSub.Errors;
using TypedStreaming.Simulator.PubSub.Faults;
using TypedStreaming.Simulator.PubSub.Http;
using TypedStreaming.Simulator.PubSub.Streams;

namespace TypedStreaming.Simulator.PubSub;

/// <summary>
/// The faults that a test can cause in a <see cref="SimulatedPubSub"/>. They occur immediately, or at the next matching call. Thread-safe.
/// </summary>
/// <remarks>
/// Error codes can be given without their prefix <c>sfdc.platform.eventbus.grpc.</c>, such as <c>service.unavailable</c>. Faults of the org, such as
/// <see cref="OrgFaults.Withhold"/> and <see cref="OrgFaults.DenyChangeEvents"/>, apply to both transports.
/// </remarks>
public sealed partial class PubSubFaults
{
    private readonly SimulatedOrg _org;
    private readonly EventBus _bus;
    private readonly StreamTable _streams;
    private readonly PayloadFaults _payloads;
    private readonly StreamScript _streamScript;
    private readonly CallScript _callScript;
    private readonly ConnectionTable _connections;

    internal PubSubFaults(
        SimulatedOrg org,
        EventBus bus,
        StreamTable streams,
        PayloadFaults payloads,
        StreamScript streamScript,
        CallScript callScript,
        ConnectionTable connections)
    {
        (_org, _bus, _streams) = (org, bus, streams);
        (_payloads, _streamScript, _callScript, _connections) = (payloads, streamScript, callScript, connections);
    }

    /// <summary>Causes the next calls of the given kind to fail before the service processes them.</summary>
    /// <param name="rpc">The kind; <see cref="PubSubRpc.Any"/> means the next calls of any kind.</param>
    /// <param name="code">The error code, such as <c>service.unavailable</c>.</param>
    /// <param name="status">The status. Null, the default, means the one that belongs to the code.</param>
    /// <param name="times">The number of calls. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void FailNext(PubSubRpc rpc, string code, StatusCode? status = null, int times = 1) =>
        _callScript.Add(new CallFault(rpc, Error: Scripted(code, status)), times);

    /// <summary>Causes the next calls of the given kind to fail without an error code, as if a proxy had answered them.</summary>
    /// <param name="rpc">The kind; <see cref="PubSubRpc.Any"/> means the next calls of any kind.</param>
    /// <param name="status">The status, such as <see cref="StatusCode.Unavailable"/>.</param>
    /// <param name="times">The number of calls. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void FailNextWithoutCode(PubSubRpc rpc, StatusCode status, int times = 1) =>
        _callScript.Add(new CallFault(rpc, Error: new PubSubError(null, status, "upstream request failed")), times);

    /// <summary>Delays the next calls of the given kind. The delay uses the clock in <see cref="SimulatedOrgOptions.TimeProvider"/>.</summary>
    /// <param name="rpc">The kind; <see cref="PubSubRpc.Any"/> means the next calls of any kind.</param>
    /// <param name="delay">The delay. It is not scaled.</param>
    /// <param name="times">The number of calls. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative, or the count is not positive.</exception>
    public void DelayNext(PubSubRpc rpc, TimeSpan delay, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        _callScript.Add(new CallFault(rpc, Delay: delay), times);
    }

    /// <summary>Sends the responses of the next calls of the given kind in small pieces, with a pause after each piece.</summary>
    /// <param name="rpc">The kind; <see cref="PubSubRpc.Any"/> means the next calls of any kind.</param>
    /// <param name="bytesPerPiece">The size of a piece, in bytes.</param>
    /// <param name="pause">The pause after a piece, by the org's clock; it is not scaled.</param>
    /// <param name="times">The number of calls. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pause is negative, or a number is not positive.</exception>
    public void SlowDrip(PubSubRpc rpc, int bytesPerPiece, TimeSpan pause, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerPiece);
        ArgumentOutOfRangeException.ThrowIfLessThan(pause, TimeSpan.Zero);
        _callScript.Add(new CallFault(rpc, Drip: new Drip(bytesPerPiece, pause)), times);
    }

    /// <summary>
    /// Makes every issued access token invalid. New calls with these tokens fail with <c>service.auth.error</c>. CometD requests with these tokens
    /// fail too.
    /// </summary>
    /// <param name="endStreams">True if open streams of events end too, with the same error. Default false: they continue.</param>
    public void RevokeTokens(bool endStreams = false)
    {
        _org.Faults.RevokeTokens();
        if (endStreams) FailStreams(ErrorCodes.AuthError);
    }

    /// <summary>
    /// Uses up the org's allocation (its limit on delivered events): open streams and new streams end with <c>subscription.limit.exceeded</c>. Events
    /// are kept.
    /// </summary>
    /// <param name="isUsedUp">False if there are deliveries again. Default true.</param>
    public void UseUpAllocation(bool isUsedUp = true)
    {
        lock (_org.State.Gate)
        {
            _streams.IsAllocationUsedUp = isUsedUp;
            foreach (var stream in _streams.Of(topic: null))
            {
                stream.IsAllocationUsedUp = isUsedUp;
                stream.Wake();
            }
        }
    }

    /// <summary>
    /// Resets the event bus, as happens when the org is moved to another instance: stored events and all replay ids are removed, on both
    /// transports. Open streams end with <c>subscription.fetch.replay.repeated</c>.
    /// </summary>
    public void ResetBus()
    {
        lock (_org.State.Gate)
        {
            _bus.Reset();
            FailStreams(ErrorCodes.ReplayRepeated);
        }
    }

    /// <summary>
    /// Removes all requested faults that have not occurred yet, and stops all changes to payloads and messages. The effects of other faults, such as
    /// a revoked token, remain.
    /// </summary>
    public void Clear()
    {
        _callScript.Clear();
        _connections.Unfreeze();
        lock (_org.State.Gate)
        {
            _streamScript.Clear();
            _payloads.Clear();
            _bus.NegativeCounts = false;
            UseUpAllocation(isUsedUp: false);
        }
    }

    private static PubSubError Scripted(string code, StatusCode? status)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        if (!code.All(static symbol => char.IsAsciiLetterOrDigit(symbol) || symbol is '.' or '_' or '-'))
            throw new ArgumentException($"'{code}' is not a valid error code: use letters, digits and dots, as in service.unavailable.", nameof(code));
        return new PubSubError(code, status ?? ErrorCodes.StatusOf(code), "The call failed.");
    }
}
