namespace TypedStreaming.Simulator.Faults;

/// <summary>
/// A fault that answers a request with the given HTTP status and body. No endpoint processes the request. See
/// <see cref="OrgFaults.AnswerHttp"/>.
/// </summary>
internal sealed record HttpFault(int Status, string Body, string ContentType, string? Location) : ReplacementFault;
