namespace TypedStreaming.Simulator.Faults;

/// <summary>
/// A fault: the response has the given HTTP status and body, and no endpoint processes the request. See <see cref="OrgFaults.AnswerHttp"/>.
/// </summary>
internal sealed record HttpFault(int Status, string Body, string ContentType, string? Location) : ReplacementFault;
