using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>An answer that did not come, or did not arrive whole.</summary>
internal sealed record WireLoss(Answer Answer, TransportException Failure) : ISessionInput;
