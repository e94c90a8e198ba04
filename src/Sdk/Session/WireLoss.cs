using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>A request whose answer did not arrive whole.</summary>
internal sealed record WireLoss(WireRequest Request, TransportException Failure) : ISessionInput;
