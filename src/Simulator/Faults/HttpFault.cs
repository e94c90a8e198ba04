namespace TypedStreaming.Simulator.Faults;

internal sealed record HttpFault(int Status, string Body, string ContentType, string? Location) : ReplacementFault;
