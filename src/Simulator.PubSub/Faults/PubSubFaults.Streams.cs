using Grpc.Core;
using TypedStreaming.Simulator.PubSub.Errors;
using TypedStreaming.Simulator.PubSub.Faults;
using TypedStreaming.Simulator.PubSub.Streams;

namespace TypedStreaming.Simulator.PubSub;

/// <content>Streams of events and their connections.</content>
public sealed partial class PubSubFaults
{
    /// <summary>Ends open streams with status <c>OK</c>, as the real service sometimes does.</summary>
    /// <param name="topic">The topic. Null, the default, means all topics.</param>
    /// <param name="afterResponses">The number of responses that are sent before. Default 0: the streams end now.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void EndStreams(string? topic = null, int afterResponses = 0) => Each(topic, afterResponses, StreamEnd.Clean);

    /// <summary>Ends open streams with an error.</summary>
    /// <param name="code">The error code, such as <c>service.unavailable</c>.</param>
    /// <param name="topic">The topic. Null, the default, means all topics.</param>
    /// <param name="afterResponses">The number of responses that are sent before. Default 0: the streams end now.</param>
    /// <param name="status">The status. Null, the default, means the one that belongs to the code.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void FailStreams(string code, string? topic = null, int afterResponses = 0, StatusCode? status = null) =>
        Each(topic, afterResponses, new StreamEnd(Scripted(code, status)));

    /// <summary>Ends open streams by resetting their HTTP/2 streams (<c>RST_STREAM</c>).</summary>
    /// <param name="topic">The topic. Null, the default, means all topics.</param>
    /// <param name="http2Code">The error code of HTTP/2. Default 0, <c>NO_ERROR</c>, which has been seen on real orgs.</param>
    public void ResetStreams(string? topic = null, int http2Code = 0) => Each(topic, 0, new StreamEnd(ResetCode: http2Code));

    /// <summary>Stops all responses on open streams from now on: neither events nor keepalives are sent. The connections remain usable.</summary>
    /// <param name="topic">The topic. Null, the default, means all topics.</param>
    public void Silence(string? topic = null)
    {
        lock (_org.State.Gate)
        {
            foreach (var stream in _streams.Of(topic)) stream.IsSilent = true;
        }
    }

    /// <summary>Accepts the next stream, and ends it with an error after the given number of responses.</summary>
    /// <param name="code">The error code, such as <c>service.unavailable</c>.</param>
    /// <param name="topic">The topic. Null, the default, means any topic.</param>
    /// <param name="afterResponses">The number of responses that are sent before. Default 0: the error comes before all events.</param>
    /// <param name="status">The status. Null, the default, means the one that belongs to the code.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void FailNextStream(string code, string? topic = null, int afterResponses = 0, StatusCode? status = null) =>
        Next(topic, afterResponses, new StreamEnd(Scripted(code, status)));

    /// <summary>Accepts the next stream, and ends it with status <c>OK</c> after the given number of responses.</summary>
    /// <param name="topic">The topic. Null, the default, means any topic.</param>
    /// <param name="afterResponses">The number of responses that are sent before. Default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void EndNextStream(string? topic = null, int afterResponses = 0) => Next(topic, afterResponses, StreamEnd.Clean);

    /// <summary>Accepts the next stream, and then sends nothing on it, neither events nor keepalives.</summary>
    /// <param name="topic">The topic. Null, the default, means any topic.</param>
    public void SilenceNextStream(string? topic = null)
    {
        lock (_org.State.Gate) _streamScript.Add(topic, static stream => stream.IsSilent = true);
    }

    /// <summary>Breaks all connections immediately.</summary>
    public void AbortConnections() => _connections.Abort();

    /// <summary>Sends <c>GOAWAY</c> on all connections: open streams continue, and new calls need another connection.</summary>
    public void GoAway() => _connections.GoAway();

    /// <summary>
    /// Freezes all connections, like a broken network path: no byte passes in either direction, so even an HTTP/2 <c>PING</c> gets no response. New
    /// connections are frozen too.
    /// </summary>
    /// <returns>An object that lets the held bytes pass when it is disposed.</returns>
    public IDisposable FreezeConnections()
    {
        _connections.Freeze();
        return new Thaw(_connections);
    }

    /// <summary>A task that completes when a frozen connection has received bytes from a client and holds them back.</summary>
    internal Task Held => _connections.Held;

    private void Each(string? topic, int afterResponses, StreamEnd end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterResponses);
        lock (_org.State.Gate)
        {
            foreach (var stream in _streams.Of(topic)) stream.EndAfter(afterResponses, end);
        }
    }

    private void Next(string? topic, int afterResponses, StreamEnd end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterResponses);
        lock (_org.State.Gate) _streamScript.Add(topic, stream => stream.EndAfter(afterResponses, end));
    }
}
