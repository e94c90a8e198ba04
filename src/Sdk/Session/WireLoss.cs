using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>A notice to the session that the response to a request did not arrive, or was incomplete.</summary>
internal sealed record WireLoss(ArrivingResponse Response, TransportException Failure) : ISessionInput;
