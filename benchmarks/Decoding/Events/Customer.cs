namespace TypedStreaming.Benchmarks.Decoding.Events;

public sealed record Customer
{
    public required string Id { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public Place? MailingAddress { get; init; }
}
