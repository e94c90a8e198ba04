namespace TypedStreaming.RabbitMq;

/// <summary>What is different between the declaration of an exchange or a queue and the one that exists.</summary>
internal sealed record Difference(string Argument, string Kind, string Name, string Declared, string Existing);
