namespace TypedStreaming.Simulator.Faults;

/// <summary>The answer is an HTTP status and body that no endpoint made: <see cref="OrgFaults.AnswerHttp"/>.</summary>
internal sealed record HttpFault(int Status, string Body, string ContentType, string? Location) : ReplacementFault;
