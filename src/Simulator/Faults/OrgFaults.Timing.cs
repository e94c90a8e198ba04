using TypedStreaming.Simulator.Faults;

namespace TypedStreaming.Simulator;

/// <content>The timing of the next matching requests: delays, slow responses and broken connections.</content>
public sealed partial class OrgFaults
{
    /// <summary>
    /// Breaks the connection during the next response to a matching request. A connect that is already waiting for events also counts as a matching
    /// request.
    /// </summary>
    /// <param name="kind">The requests to match.</param>
    /// <param name="point">The point at which the connection breaks. Events in the lost response are not sent again in that session.</param>
    public void DropConnection(RequestKind kind, DropPoint point) => _script.Add(kind, new DropFault(point));

    /// <summary>Delays the arrival of matching requests. The delay uses the clock in <see cref="SimulatedOrgOptions.TimeProvider"/>.</summary>
    /// <param name="kind">The requests to match.</param>
    /// <param name="delay">The delay. It is not scaled.</param>
    /// <param name="times">The number of requests. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative, or the count is not positive.</exception>
    public void Delay(RequestKind kind, TimeSpan delay, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        _script.Add(kind, new DelayFault(delay), times);
    }

    /// <summary>
    /// Sets the time for which the next connects wait before they are answered without events. A server that cannot keep connects waiting, or a proxy
    /// with a short limit, behaves in this way. The timeout in the server's advice remains <see cref="SimulatedOrgOptions.ConnectTimeout"/>.
    /// </summary>
    /// <param name="hold">The time, by the org's clock; it is not scaled. With zero, the connects are not held.</param>
    /// <param name="times">The number of connects. Only connects that would have been held count. Default 1.</param>
    /// <remarks>An event still ends such a hold immediately. Connects that are held now are not changed.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or the count is not positive.</exception>
    public void HoldConnectsFor(TimeSpan hold, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hold, TimeSpan.Zero);
        _script.Add(RequestKind.Connect, new HoldFault(hold), times);
    }

    /// <summary>Sends the responses to matching requests in small parts, with pauses between the parts.</summary>
    /// <param name="kind">The requests to match, including a connect that is held now.</param>
    /// <param name="bytesPerPiece">The size of a part, in bytes.</param>
    /// <param name="pause">The pause between two parts, by the org's clock; it is not scaled.</param>
    /// <param name="times">The number of responses. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pause is negative, or a number is not positive.</exception>
    public void SlowDrip(RequestKind kind, int bytesPerPiece, TimeSpan pause, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerPiece);
        ArgumentOutOfRangeException.ThrowIfLessThan(pause, TimeSpan.Zero);
        _script.Add(kind, new DripFault(bytesPerPiece, pause), times);
    }
}
