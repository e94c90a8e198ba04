using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>An answer did not come, or did not arrive completely.</summary>
internal sealed record WireLoss(Answer Answer, TransportException Failure) : ISessionInput;
